package dev.tiercel.notification.deliveries;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a delivery stands. Only a pending one can be attempted; the other two are ends. */
public sealed interface DeliveryState {

    /** Attempts whose outcome is known. */
    int attempts();

    /**
     * To be attempted, again or for the first time, once {@code dueAt} is reached.
     *
     * @param reason why the last attempt did not end it; absent before the first
     */
    record Pending(int attempts, Instant dueAt, @Nullable String reason) implements DeliveryState {

        public Pending {
            if (attempts < 0) {
                throw new IllegalArgumentException("attempts: " + attempts + " (expected: >= 0)");
            }
        }

        /** At {@code dueAt} exactly it is due. */
        public boolean isDue(Instant now) {
            return !now.isBefore(dueAt);
        }

        /**
         * The state after an attempt that ended {@code at}.
         *
         * @param sample drawn evenly from [-1, 1]; spreads retries by the schedule's jitter
         */
        public DeliveryState attempted(AttemptOutcome outcome, Instant at, RetrySchedule schedule, double sample) {
            int made = attempts + 1;
            if (outcome instanceof AttemptOutcome.Accepted) {
                return new Delivered(made, at);
            }
            if (outcome instanceof AttemptOutcome.Refused refused) {
                return new Failed(made, at, refused.reason());
            }
            AttemptOutcome.Deferred deferred = (AttemptOutcome.Deferred) outcome;
            Optional<Instant> next = schedule.next(made, at, deferred.retryAfter(), sample);
            return next.isPresent()
                    ? new Pending(made, next.get(), deferred.reason())
                    : new Failed(made, at, "given up after " + made + " attempts, the last: " + deferred.reason());
        }
    }

    /** A channel took it: the mail server accepted it, or the endpoint answered 2xx. */
    record Delivered(int attempts, Instant at) implements DeliveryState {}

    /** It will never be attempted again. */
    record Failed(int attempts, Instant at, String reason) implements DeliveryState {}
}
