package dev.tiercel.escalation.rulebook;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** A target per priority; all four are always there. */
public record Targets(Map<Priority, Target> byPriority) {

    public Targets {
        EnumMap<Priority, Target> copy = new EnumMap<>(Priority.class);
        copy.putAll(byPriority);
        for (Priority priority : Priority.values()) {
            if (copy.get(priority) == null) {
                throw new IllegalArgumentException("target of " + priority + ": none (expected: one)");
            }
        }
        byPriority = Collections.unmodifiableMap(copy);
    }

    public static Targets same(Duration target) {
        return same(Target.of(target));
    }

    public static Targets same(Target target) {
        EnumMap<Priority, Target> all = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            all.put(priority, target);
        }
        return new Targets(all);
    }
}
