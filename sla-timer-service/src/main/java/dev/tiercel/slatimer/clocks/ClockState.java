package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a clock shows at the instant it was looked at. */
public sealed interface ClockState {

    /** @param dueAt not reached yet; null if its calendar never has the time that is left */
    record Running(@Nullable Instant dueAt) implements ClockState {}

    /** Waits for somebody whose time does not count; it has no due instant until that is over. */
    record Paused() implements ClockState {}

    /** @param stoppedAt before it was due */
    record Met(Instant stoppedAt) implements ClockState {}

    /** @param dueAt has passed, and nobody has answered yet */
    record BreachedAndRunning(Instant dueAt) implements ClockState {}

    /** @param stoppedAt at {@code dueAt} or later */
    record Breached(Instant dueAt, Instant stoppedAt) implements ClockState {}

    /** Stopped before it was due by something that is not an answer: the ticket moved on, or ended elsewhere. */
    record Cancelled(Instant stoppedAt) implements ClockState {}

    /** True if nothing stops it any more, and time alone will not change it. */
    default boolean isFinal() {
        return this instanceof Met || this instanceof Breached || this instanceof Cancelled;
    }
}
