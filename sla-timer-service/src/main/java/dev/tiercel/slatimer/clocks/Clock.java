package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promise and how it stands.
 *
 * @param promise by the newest terms
 * @param missed by the terms that held when it was missed; null if it was not
 */
public record Clock(
        Promise promise, ClockState state, @Nullable Promise missed) {

    /** When the promise was missed; null if it was not. */
    public @Nullable Instant breachedAt() {
        if (state instanceof ClockState.BreachedAndRunning running) {
            return running.dueAt();
        }
        return state instanceof ClockState.Breached breached ? breached.dueAt() : null;
    }

    /** When time alone will change it; null if it will not. */
    public @Nullable Instant changesAt() {
        return state instanceof ClockState.Running running ? running.dueAt() : null;
    }
}
