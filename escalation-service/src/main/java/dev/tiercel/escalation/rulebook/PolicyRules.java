package dev.tiercel.escalation.rulebook;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which policies a new ticket falls under: the first rule that matches decides, else {@code otherwise}. Policies are named
 * without a version; the newest one counts when a ticket is opened.
 *
 * @param priorityMatrix priority by impact, then urgency, complete; null means the usual one
 */
public record PolicyRules(
        String id,
        String name,
        List<Rule> rules,
        Choice otherwise,
        @Nullable Map<Level, Map<Level, Priority>> priorityMatrix)
        implements RuleBookEntry.Policy {

    public static final String KIND = "policy-rules";

    /** The id of the only rules a tenant has. */
    public static final String MAIN = "main";

    public PolicyRules {
        rules = List.copyOf(rules);
        priorityMatrix = priorityMatrix == null ? null : complete(priorityMatrix);
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** The ids of the two policies. */
    public record Choice(String slaPolicy, String escalationPolicy) {}

    /** @param when names of the choice that follows if all of it holds */
    public record Rule(String name, Condition when, String slaPolicy, String escalationPolicy) {

        public Choice choice() {
            return new Choice(slaPolicy, escalationPolicy);
        }
    }

    /**
     * What must hold, all of it: the ticket's value is one of those listed, compared exactly.
     *
     * @param fields by the name of the ticket's field, such as {@code plan}
     * @param attributes by the name of the free attribute
     */
    public record Condition(Map<String, List<String>> fields, Map<String, List<String>> attributes) {

        public Condition {
            fields = copy(fields);
            attributes = copy(attributes);
            if (fields.isEmpty() && attributes.isEmpty()) {
                throw new IllegalArgumentException("condition: empty (expected: at least one field or attribute)");
            }
        }

        private static Map<String, List<String>> copy(Map<String, List<String>> values) {
            Map<String, List<String>> copy = new TreeMap<>();
            values.forEach((name, allowed) -> copy.put(name, List.copyOf(allowed)));
            return Collections.unmodifiableMap(copy);
        }
    }

    private static Map<Level, Map<Level, Priority>> complete(Map<Level, Map<Level, Priority>> matrix) {
        Map<Level, Map<Level, Priority>> copy = new EnumMap<>(Level.class);
        for (Level impact : Level.values()) {
            Map<Level, Priority> row = new EnumMap<>(matrix.getOrDefault(impact, Map.of()));
            if (row.size() < Level.values().length) {
                throw new IllegalArgumentException("priority matrix, impact " + impact + ": " + row
                        + " (expected: a priority for each of high, medium, low)");
            }
            copy.put(impact, Collections.unmodifiableMap(row));
        }
        return Collections.unmodifiableMap(copy);
    }
}
