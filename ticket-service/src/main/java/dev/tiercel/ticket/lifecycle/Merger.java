package dev.tiercel.ticket.lifecycle;

import java.time.Instant;

/** That a ticket goes on as part of another. */
public record Merger(TicketId into, String by, Instant at) {}
