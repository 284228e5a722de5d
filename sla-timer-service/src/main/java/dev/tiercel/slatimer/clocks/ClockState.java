package dev.tiercel.slatimer.clocks;

import java.time.Instant;

/** What a clock shows at the instant it was looked at. */
public sealed interface ClockState {

    /** @param dueAt not reached yet */
    record Running(Instant dueAt) implements ClockState {}

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
}
