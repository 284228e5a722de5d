package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A promise and how it stands. */
public record Clock(Promise promise, ClockState state) {

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
