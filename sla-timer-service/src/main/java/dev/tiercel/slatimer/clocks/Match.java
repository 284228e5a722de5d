package dev.tiercel.slatimer.clocks;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which tickets an objective is measured on, by what they were opened with. All that is named must hold; one value of each
 * list must be equal.
 *
 * @param values by field: priority, plan, category, channel, impact, urgency, language, source
 * @param attributes by name
 */
public record Match(Map<String, List<String>> values, Map<String, List<String>> attributes) {

    /** Fields of a ticket that can be named beside its attributes. */
    public static final Set<String> FIELDS =
            Set.of("priority", "plan", "category", "channel", "impact", "urgency", "language", "source");

    public static final Match ANY = new Match(Map.of(), Map.of());

    public Match {
        values = copy(values);
        attributes = copy(attributes);
        if (!FIELDS.containsAll(values.keySet())) {
            throw new IllegalArgumentException("when: " + values.keySet() + " (expected: any of " + FIELDS + ")");
        }
    }

    boolean holdsFor(Opening opening) {
        return holds(values, opening.fields()) && holds(attributes, opening.attributes());
    }

    private static boolean holds(Map<String, List<String>> wanted, Map<String, String> had) {
        for (Map.Entry<String, List<String>> field : wanted.entrySet()) {
            String value = had.get(field.getKey());
            if (value == null || !field.getValue().contains(value)) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, List<String>> copy(Map<String, List<String>> lists) {
        Map<String, List<String>> copy = new TreeMap<>();
        lists.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        return Map.copyOf(copy);
    }
}
