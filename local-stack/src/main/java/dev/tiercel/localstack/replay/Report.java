package dev.tiercel.localstack.replay;

import dev.tiercel.localstack.checker.Inconsistency;
import dev.tiercel.localstack.checker.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** What is printed at the end. */
record Report(
        Timetable timetable,
        Tally tally,
        Fates fates,
        long repeated,
        Histogram lagMicros,
        Histogram latenessMillis,
        List<Inconsistency> inconsistencies,
        Duration took) {

    private static final int SHOWN = 20;

    List<String> lines() {
        java.util.ArrayList<String> lines = new java.util.ArrayList<>();
        row(lines, "tickets", tally.of("ticket.created"));
        row(lines, "acknowledged", tally.of("ticket.acknowledged"));
        tally.under("sla-breach.announced").forEach((objective, count) -> row(lines, "breached " + objective, count));
        tally.under("sla-breach.retracted").forEach((objective, count) -> row(lines, "retracted " + objective, count));
        tally.under("escalation.moved").forEach((move, count) -> row(lines, "moved: " + move, count));
        tally.under("escalation.not-moved").forEach((reason, count) -> row(lines, "not moved: " + reason, count));
        tally.under("delivery.succeeded").forEach((channel, count) -> row(lines, "delivered by " + channel, count));
        tally.under("delivery.failed").forEach((channel, count) -> row(lines, "not delivered by " + channel, count));
        row(lines, "resolved", tally.of("ticket.resolved"));
        row(lines, "reopened", tally.of("ticket.reopened"));
        row(lines, "closed", tally.of("ticket.closed"));
        row(lines, "events about tickets", tally.events());
        lines.add("");
        fates.all().forEach((fate, count) -> row(lines, "requests " + fate, count));
        row(lines, "requests sent again", repeated);
        lines.add("");
        lines.add(spread("schedule lag", lagMicros, 1_000.0));
        lines.add(spread("lateness of breaches", latenessMillis, 1.0));
        lines.add(String.format(Locale.ROOT, "%-38s %,12.1f s", "took", took.toMillis() / 1_000.0));
        fates.unexpected().forEach((fate, example) -> lines.add("  " + fate + ", for example: " + example));
        lines.add("");
        lines.addAll(findings());
        return lines;
    }

    boolean isGood() {
        return inconsistencies.isEmpty() && fates.unexpected().isEmpty();
    }

    private List<String> findings() {
        if (inconsistencies.isEmpty()) {
            return List.of("No inconsistency.");
        }
        Map<Inconsistency.Kind, Long> byKind = inconsistencies.stream()
                .collect(Collectors.groupingBy(Inconsistency::kind, java.util.TreeMap::new, Collectors.counting()));
        java.util.ArrayList<String> lines = new java.util.ArrayList<>();
        lines.add(inconsistencies.size() + " inconsistencies:");
        byKind.forEach((kind, count) -> row(lines, "  " + kind.words(), count));
        inconsistencies.stream().limit(SHOWN).forEach(found -> lines.add("  " + found));
        if (inconsistencies.size() > SHOWN) {
            lines.add("  and " + (inconsistencies.size() - SHOWN) + " more");
        }
        return lines;
    }

    private static void row(List<String> lines, String what, long count) {
        lines.add(String.format(Locale.ROOT, "%-38s %,12d", what, count));
    }

    private static String spread(String what, Histogram values, double perMilli) {
        return String.format(
                Locale.ROOT,
                "%-38s p50 %.1f ms, p99 %.1f ms, max %.1f ms",
                what,
                values.getValueAtPercentile(50) / perMilli,
                values.getValueAtPercentile(99) / perMilli,
                values.getMaxValue() / perMilli);
    }
}
