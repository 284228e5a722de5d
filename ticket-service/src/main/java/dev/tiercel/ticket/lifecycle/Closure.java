package dev.tiercel.ticket.lifecycle;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a resolved ticket was closed; {@code agreedBy} says who agreed on the customer's side. */
public record Closure(
        String by,
        Instant at,
        @Nullable String agreedBy,
        @Nullable String note) {

    /** How long after closing a ticket can be reopened, the last instant included. */
    public static final Duration REOPENABLE_FOR = Duration.ofDays(30);

    boolean reopenableAt(Instant instant) {
        return !instant.isAfter(at.plus(REOPENABLE_FOR));
    }
}
