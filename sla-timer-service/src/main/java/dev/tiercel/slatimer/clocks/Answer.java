package dev.tiercel.slatimer.clocks;

import java.time.Instant;

/**
 * An acknowledgement or a resolution.
 *
 * @param sequence of the stay it answers; 0 before the first
 */
public record Answer(Instant at, int sequence) {

    public Answer {
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence: " + sequence + " (expected: >= 0)");
        }
    }
}
