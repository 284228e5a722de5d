package dev.tiercel.ticket.lifecycle;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The bounds every instant and sequence of a ticket keeps. */
final class Bounds {
    private Bounds() {}

    static void millis(Instant at) {
        if (!at.truncatedTo(ChronoUnit.MILLIS).equals(at)) {
            throw new IllegalArgumentException("at: " + at + " (expected: whole milliseconds)");
        }
    }

    static void sequence(int sequence) {
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence: " + sequence + " (expected: >= 0)");
        }
    }
}
