package dev.tiercel.testing.canary.plain;

import java.time.Instant;

/** Must be caught: a feature that reads the wall clock. */
final class ReadsTheClock {

    final Instant now = Instant.now();
    final long millis = System.currentTimeMillis();
}
