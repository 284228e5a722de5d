package dev.tiercel.ticket.lifecycle.rest;

import dev.tiercel.httpedge.rest.TypedProblem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads when something happened. */
final class Moments {
    /** How far a caller's clock may be ahead of ours. */
    static final Duration TOLERANCE = Duration.ofSeconds(5);

    private static final Instant EARLIEST = Instant.EPOCH;

    private Moments() {}

    /**
     * @param now in whole milliseconds; what a clock ahead of ours says within the tolerance is taken as that
     * @return in whole milliseconds, not after {@code now}; null if nobody said when
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming {@code occurredAt}
     */
    static @Nullable Instant occurredAt(@Nullable String text, Instant now) {
        if (text == null) {
            return null;
        }
        Instant at;
        try {
            at = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw refused("not an instant (expected: ISO 8601 with offset or Z, such as 2026-03-02T09:00:00+01:00)");
        }
        if (at.isBefore(EARLIEST)) {
            throw refused("too early (expected: 1970 or later)");
        }
        if (at.isAfter(now.plus(TOLERANCE))) {
            throw refused("in the future (expected: not after " + now + ")");
        }
        return at.isAfter(now) ? now : at;
    }

    private static RuntimeException refused(String message) {
        return TypedProblem.badField("occurredAt", "body", message);
    }
}
