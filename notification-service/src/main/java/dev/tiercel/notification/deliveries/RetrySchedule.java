package dev.tiercel.notification.deliveries;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a delivery is attempted.
 *
 * @param delays the wait before each attempt: the first from its creation, each other from the end of the attempt
 *     before; as many attempts as delays
 * @param jitter share of a delay by which it may be longer or shorter, in [0, 1)
 */
public record RetrySchedule(List<Duration> delays, double jitter) {

    /** What an endpoint may ask for at most, so that none can park a delivery for ever. */
    static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

    public RetrySchedule {
        delays = List.copyOf(delays);
        if (delays.isEmpty()) {
            throw new IllegalArgumentException("delays: none (expected: at least one)");
        }
        if (delays.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("delays: " + delays + " (expected: none negative)");
        }
        if (!(jitter >= 0 && jitter < 1)) {
            throw new IllegalArgumentException("jitter: " + jitter + " (expected: >= 0 and < 1)");
        }
    }

    DeliveryState.Pending begin(Instant now) {
        return new DeliveryState.Pending(0, now.plus(delays.get(0)), null);
    }

    /**
     * When the attempt after {@code made} attempts is due; empty if that was the last one.
     *
     * @param retryAfter lengthens the wait, never shortens it
     */
    Optional<Instant> next(int made, Instant at, @Nullable Duration retryAfter, double sample) {
        if (made >= delays.size()) {
            return Optional.empty();
        }
        Duration delay = delays.get(made);
        long spread = (long) (delay.toMillis() * jitter * Math.max(-1, Math.min(1, sample)));
        Duration wait = delay.plusMillis(spread);
        if (retryAfter != null && retryAfter.compareTo(wait) > 0) {
            wait = retryAfter.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : retryAfter;
        }
        return Optional.of(at.plus(wait).truncatedTo(ChronoUnit.MILLIS));
    }
}
