package dev.tiercel.slatimer.clocks;

import java.time.Duration;
import java.util.Map;

/** A positive target for every priority. */
public record Targets(Map<Priority, Duration> byPriority) {

    public Targets {
        byPriority = Map.copyOf(byPriority);
        for (Priority priority : Priority.values()) {
            Duration target = byPriority.get(priority);
            if (target == null || target.isNegative() || target.isZero()) {
                throw new IllegalArgumentException(priority + ": " + target + " (expected: a positive duration)");
            }
        }
    }

    public Duration of(Priority priority) {
        return byPriority.get(priority);
    }
}
