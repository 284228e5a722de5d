package dev.tiercel.slatimer.clocks;

import java.time.Instant;

/**
 * A time between a resolution and the reopening that undid it. It counts on no clock, whatever its policy pauses on.
 *
 * @param resolution where it begins, inclusive
 * @param to exclusive
 */
public record Rest(Answer resolution, Instant to) {

    public Instant from() {
        return resolution.at();
    }

    boolean contains(Instant instant) {
        return !instant.isBefore(from()) && instant.isBefore(to);
    }
}
