package dev.tiercel.slatimer.clocks.streams;

import java.time.Duration;
import java.time.InstantSource;

/**
 * What every task is given.
 *
 * @param time the wall clock
 * @param firingCap how many tickets one pass handles at most; the next pass goes on
 * @param crowd if so many are due in a pass, breaches are announced first, and the rest of what follows comes after
 * @param punctuateEvery how often a task looks whether something is due
 */
public record TimerParts(
        InstantSource time, CatchUp catchUp, TimerMeters meters, int firingCap, int crowd, Duration punctuateEvery) {

    /** Takes about as long as a commit. */
    static final int USUAL_CROWD = 50;

    public TimerParts {
        if (firingCap < 1) {
            throw new IllegalArgumentException("firingCap: " + firingCap + " (expected: >= 1)");
        }
    }
}
