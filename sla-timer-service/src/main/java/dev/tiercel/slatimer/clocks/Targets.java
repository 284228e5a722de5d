package dev.tiercel.slatimer.clocks;

import java.util.Map;

/** A target for every priority. */
public record Targets(Map<Priority, Target> byPriority) {

    public Targets {
        byPriority = Map.copyOf(byPriority);
        for (Priority priority : Priority.values()) {
            if (!byPriority.containsKey(priority)) {
                throw new IllegalArgumentException(priority + ": absent (expected: a target)");
            }
        }
    }

    public Target of(Priority priority) {
        return byPriority.get(priority);
    }
}
