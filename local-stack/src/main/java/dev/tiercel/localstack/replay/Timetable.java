package dev.tiercel.localstack.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When each step is sent, counted from the start of the replay.
 *
 * @param skipped cases that began before the first instant
 * @param ignored lines that tell nothing new
 */
record Timetable(List<Entry> entries, int cases, int skipped, int ignored, Duration length) {

    /**
     * @param sourceSequence of the steps of a ticket's life, 1 for the opening; 0 for moves
     * @param number of the step in its case
     */
    record Entry(Duration after, String caseId, int number, int sourceSequence, Step step) {}

    Timetable {
        entries = List.copyOf(entries);
    }

    /**
     * @param from inclusive; cases that begin before it are left out whole. Absent: the begin of the log
     * @param to exclusive; steps at or after it are left out. Absent: the end of the log
     */
    static Timetable of(IncidentLog log, Mapping mapping, Optional<Instant> from, Optional<Instant> to, int speed) {
        Instant begin = from.orElseGet(() -> log.cases().values().stream()
                .map(rows -> rows.get(0).at())
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH));
        Instant end = to.orElse(Instant.MAX);
        List<Entry> entries = new ArrayList<>();
        int cases = 0;
        int skipped = 0;
        int ignored = 0;
        for (Map.Entry<String, List<LogRow>> logged : log.cases().entrySet()) {
            Instant begins = logged.getValue().get(0).at();
            if (begins.isBefore(begin)) {
                skipped++;
            } else if (begins.isBefore(end)) {
                cases++;
                CasePlan plan = CasePlan.of(logged.getValue(), mapping);
                ignored += plan.ignored();
                add(plan, begin, end, speed, entries);
            }
        }
        // Stable: steps of one instant keep the order they have in their case.
        entries.sort(Comparator.comparing(Entry::after));
        Duration length = entries.isEmpty()
                ? Duration.ZERO
                : entries.get(entries.size() - 1).after();
        return new Timetable(entries, cases, skipped, ignored, length);
    }

    /** How many steps the busiest second holds. */
    int mostInASecond() {
        return entries.stream()
                .collect(Collectors.groupingBy(entry -> entry.after().toSeconds(), Collectors.counting()))
                .values()
                .stream()
                .mapToInt(Long::intValue)
                .max()
                .orElse(0);
    }

    private static void add(CasePlan plan, Instant begin, Instant end, int speed, List<Entry> entries) {
        int sourceSequence = 0;
        int number = 0;
        for (Step step : plan.steps()) {
            if (!step.at().isBefore(end)) {
                return;
            }
            boolean move =
                    step instanceof Step.HandUp || step instanceof Step.HandBack || step instanceof Step.ChangePath;
            if (!move) {
                sourceSequence++;
            }
            number++;
            Duration after = Duration.between(begin, step.at()).dividedBy(speed);
            entries.add(new Entry(after, plan.caseId(), number, move ? 0 : sourceSequence, step));
        }
    }
}
