package dev.tiercel.ticket.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the ticket was solved; {@code sequence} is the stay it answers, 0 before the first. */
public record Resolution(
        String by,
        Instant at,
        String text,
        int sequence,
        @Nullable String rootCause) {}
