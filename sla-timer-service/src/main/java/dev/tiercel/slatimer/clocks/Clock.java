package dev.tiercel.slatimer.clocks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A promise and how it stands.
 *
 * @param promise by the newest terms
 * @param missed by the terms that held when it was missed; null if it was not
 * @param measures by the terms it was ever under, oldest first; never empty
 * @param decisive index of the one that tells its state
 * @param warnings those that are owed before it is due, soonest first; none unless it runs
 */
public record Clock(
        Promise promise,
        ClockState state,
        @Nullable Promise missed,
        List<Measure> measures,
        int decisive,
        List<Warning> warnings) {

    public Clock {
        measures = List.copyOf(measures);
        warnings = List.copyOf(warnings);
    }

    public Measure measure() {
        return measures.get(decisive);
    }

    /** By the terms of the promise, also where it was missed under older ones. */
    public Measure newest() {
        for (Measure measure : measures) {
            if (measure.promise().equals(promise)) {
                return measure;
            }
        }
        return measure();
    }

    /** When the promise was missed; null if it was not. */
    public @Nullable Instant breachedAt() {
        if (state instanceof ClockState.BreachedAndRunning running) {
            return running.dueAt();
        }
        return state instanceof ClockState.Breached breached ? breached.dueAt() : null;
    }

    /** When it was missed or will be; null while nobody can tell, and if it was stopped before. */
    public @Nullable Instant dueAt() {
        return state instanceof ClockState.Running running ? running.dueAt() : breachedAt();
    }

    /** Null while it goes on. */
    public @Nullable Instant stoppedAt() {
        if (state instanceof ClockState.Met met) {
            return met.stoppedAt();
        } else if (state instanceof ClockState.Breached breached) {
            return breached.stoppedAt();
        }
        return state instanceof ClockState.Cancelled cancelled ? cancelled.stoppedAt() : null;
    }

    /** Counted time until it is due; zero once it is, null if it stopped or never will be. */
    public @Nullable Duration left(Instant now) {
        if (state.isFinal()) {
            return null;
        }
        return state instanceof ClockState.BreachedAndRunning
                ? Duration.ZERO
                : measure().left(now);
    }

    /** When time alone will make it breach; null if it will not. */
    public @Nullable Instant changesAt() {
        return state instanceof ClockState.Running running ? running.dueAt() : null;
    }
}
