package dev.tiercel.ticket.lifecycle;

import java.time.Instant;

/** That a ticket turned out to be none, or is no longer wanted. */
public record Cancellation(String by, Instant at, String reason) {}
