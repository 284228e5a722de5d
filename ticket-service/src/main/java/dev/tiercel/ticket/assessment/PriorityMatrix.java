package dev.tiercel.ticket.assessment;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which priority impact and urgency make, in the words of the contract.
 *
 * @param rows by impact, then urgency; every combination is there
 */
public record PriorityMatrix(Map<String, Map<String, String>> rows) {

    /** The grades of impact and urgency. */
    public static final List<String> LEVELS = List.of("high", "medium", "low");

    /** The priorities there are, the most urgent first. */
    public static final List<String> PRIORITIES = List.of("P1", "P2", "P3", "P4");

    /** High with high is P1; one step down on either side is one priority lower; nothing is below P4. */
    public static final PriorityMatrix DEFAULT = new PriorityMatrix(LEVELS.stream()
            .collect(Collectors.toMap(
                    impact -> impact,
                    impact -> LEVELS.stream()
                            .collect(Collectors.toMap(
                                    urgency -> urgency,
                                    urgency -> PRIORITIES.get(Math.min(
                                            LEVELS.indexOf(impact) + LEVELS.indexOf(urgency),
                                            PRIORITIES.size() - 1)))))));

    public PriorityMatrix {
        rows = rows.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, row -> Map.copyOf(row.getValue())));
        for (String impact : LEVELS) {
            for (String urgency : LEVELS) {
                String priority = rows.getOrDefault(impact, Map.of()).get(urgency);
                if (priority == null || !PRIORITIES.contains(priority)) {
                    throw new IllegalArgumentException("priorityMatrix." + impact + "." + urgency + ": " + priority
                            + " (expected: one of " + String.join(", ", PRIORITIES) + ")");
                }
            }
        }
    }

    String priority(String impact, String urgency) {
        String priority = rows.getOrDefault(impact, Map.of()).get(urgency);
        if (priority == null) {
            throw new IllegalArgumentException("impact: " + impact + ", urgency: " + urgency
                    + " (expected: each one of " + String.join(", ", LEVELS) + ")");
        }
        return priority;
    }
}
