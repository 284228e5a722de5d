package dev.tiercel.ticket.lifecycle;

import java.time.Instant;

/** Who took the ticket on; {@code sequence} is the stay it answers, 0 before the first. */
public record Acknowledgement(String by, Instant at, int sequence) {}
