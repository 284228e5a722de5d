package dev.tiercel.notification.deliveries;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one attempt ended. Reasons are read by people and published, so they never hold an address. */
public sealed interface AttemptOutcome {

    record Accepted() implements AttemptOutcome {}

    /**
     * It may work later.
     *
     * @param retryAfter what the other side asked to wait; absent if it asked for nothing
     */
    record Deferred(String reason, @Nullable Duration retryAfter) implements AttemptOutcome {}

    /** It will never work. */
    record Refused(String reason) implements AttemptOutcome {}

    static AttemptOutcome accepted() {
        return new Accepted();
    }

    static AttemptOutcome deferred(String reason) {
        return new Deferred(reason, null);
    }

    static AttemptOutcome refused(String reason) {
        return new Refused(reason);
    }
}
