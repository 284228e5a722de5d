package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One instance of an objective on a ticket, before any target is laid beside it.
 *
 * @param instance 1, 2, 3 ...; the sequence of the stay for a tier's objective
 * @param pauses those of its own conditions; waits come on top by the policy's {@code pauseOn}
 * @param rests true if the time between a resolution and its undoing does not count
 */
public record Run(int instance, Instant startedAt, @Nullable Stop stop, List<Pause> pauses, boolean rests) {

    public Run {
        pauses = List.copyOf(pauses);
    }
}
