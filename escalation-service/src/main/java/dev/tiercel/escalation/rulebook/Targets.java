package dev.tiercel.escalation.rulebook;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** A target per priority, each positive; all four are always there. */
public record Targets(Map<Priority, Duration> byPriority) {

    public Targets {
        EnumMap<Priority, Duration> copy = new EnumMap<>(Priority.class);
        copy.putAll(byPriority);
        for (Priority priority : Priority.values()) {
            Duration target = copy.get(priority);
            if (target == null || target.isZero() || target.isNegative()) {
                throw new IllegalArgumentException("target of " + priority + ": " + target + " (expected: positive)");
            }
        }
        byPriority = java.util.Collections.unmodifiableMap(copy);
    }

    public static Targets same(Duration target) {
        EnumMap<Priority, Duration> all = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            all.put(priority, target);
        }
        return new Targets(all);
    }
}
