package dev.tiercel.localstack.replay;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The rule book a replay is played under: three support lines as tiers, one path for each line a case may begin in, and
 * targets of a usual help desk divided by the speed.
 */
record ReplayRuleBook(int speed) {
    private static final Map<String, List<Duration>> OBJECTIVES = Map.of(
            "first-response",
                    List.of(Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(8), Duration.ofHours(24)),
            "resolution", List.of(Duration.ofHours(8), Duration.ofDays(2), Duration.ofDays(5), Duration.ofDays(10)));
    private static final Map<String, List<Duration>> LIMITS = Map.of(
            "tier-response",
                    List.of(Duration.ofHours(1), Duration.ofHours(4), Duration.ofHours(24), Duration.ofDays(2)),
            "tier-resolution",
                    List.of(Duration.ofHours(4), Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(5)));
    private static final Duration SETTLE_FOR = Duration.ofMinutes(1);
    private static final List<String> LINES = List.of("First line", "Second line", "Third line");

    ReplayRuleBook {
        if (speed < 1) {
            throw new IllegalArgumentException("speed: " + speed + " (expected: >= 1)");
        }
    }

    /** Id of the path for cases that begin in a line. */
    static String path(int firstLine) {
        return "from-line-" + firstLine;
    }

    /** In YAML, in an order in which each entry is complete. */
    List<String> documents() {
        return java.util.stream.Stream.of(
                        directory(), List.of(slaPolicy(), path(LINES, 1), path(LINES, 2), path(LINES, 3), rules()))
                .flatMap(List::stream)
                .toList();
    }

    private String slaPolicy() {
        StringBuilder text = new StringBuilder("kind: sla-policy\nid: replay\nname: Help desk, " + speed
                + " times as fast\ncalendar: 24x7\nobjectives:\n");
        for (String objective : List.of("first-response", "resolution")) {
            text.append("  - objective: ").append(objective).append('\n');
            text.append("    targets: ")
                    .append(targets(OBJECTIVES.get(objective)))
                    .append('\n');
            text.append("    pauseOn: ")
                    .append(objective.equals("resolution") ? "[customer, vendor, other]" : "[]")
                    .append('\n');
        }
        return text.toString();
    }

    private String path(List<String> lines, int firstLine) {
        StringBuilder text = new StringBuilder("kind: escalation-policy\nid: " + path(firstLine) + "\nname: From line "
                + firstLine + "\nsettleFor: " + scaled(SETTLE_FOR) + "\ntiers:\n");
        for (int line = firstLine; line <= lines.size(); line++) {
            text.append("  - name: ").append(lines.get(line - 1)).append('\n');
            text.append("    team: line-").append(line).append('\n');
            text.append("    limits:\n");
            for (String limit : List.of("tier-response", "tier-resolution")) {
                text.append("      ")
                        .append(limit)
                        .append(": ")
                        .append(targets(LIMITS.get(limit)))
                        .append('\n');
            }
            text.append("    pauseOn: [customer, vendor, other]\n    calendar: 24x7\n    actionSteps: [Work on it]\n");
        }
        return text.toString();
    }

    private static String rules() {
        StringBuilder text =
                new StringBuilder("kind: policy-rules\nid: main\nname: By the line a case begins in\nrules:\n");
        for (int line = 2; line <= LINES.size(); line++) {
            text.append("  - name: begins in line ").append(line).append('\n');
            text.append("    when: { attributes: { line: [\"").append(line).append("\"] } }\n");
            text.append("    slaPolicy: replay\n    escalationPolicy: ")
                    .append(path(line))
                    .append('\n');
        }
        return text.append("otherwise: { slaPolicy: replay, escalationPolicy: ")
                .append(path(1))
                .append(" }\n")
                .toString();
    }

    private static List<String> directory() {
        List<String> documents = new java.util.ArrayList<>();
        for (int line = 1; line <= LINES.size(); line++) {
            for (String who : List.of("a", "b")) {
                documents.add("kind: person\nid: line-" + line + who + "\nname: " + LINES.get(line - 1) + " "
                        + who.toUpperCase(java.util.Locale.ROOT) + "\nemail: line-" + line + who + "@example.com\n");
            }
            documents.add("kind: team\nid: line-" + line + "\nname: " + LINES.get(line - 1) + "\nmembers: [line-" + line
                    + "a, line-" + line + "b]\n");
        }
        return documents;
    }

    private String targets(List<Duration> byPriority) {
        StringBuilder text = new StringBuilder("{ ");
        for (int priority = 1; priority <= byPriority.size(); priority++) {
            text.append(priority > 1 ? ", P" : "P")
                    .append(priority)
                    .append(": ")
                    .append(scaled(byPriority.get(priority - 1)));
        }
        return text.append(" }").toString();
    }

    private Duration scaled(Duration real) {
        return Duration.ofMillis(Math.max(1, real.toMillis() / speed));
    }
}
