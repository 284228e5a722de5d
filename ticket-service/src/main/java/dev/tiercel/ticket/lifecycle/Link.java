package dev.tiercel.ticket.lifecycle;

import java.time.Instant;

/** That a ticket relates to another. */
public record Link(TicketId to, LinkKind kind, String by, Instant at) {}
