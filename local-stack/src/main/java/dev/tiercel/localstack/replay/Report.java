package dev.tiercel.localstack.replay;

import dev.tiercel.localstack.checker.Checker;
import dev.tiercel.localstack.checker.Inconsistency;
import dev.tiercel.localstack.checker.Late;
import dev.tiercel.localstack.checker.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** What came of a replay. */
public final class Report {
    private static final int SHOWN = 20;

    private final Timetable timetable;
    private final Tally tally;
    private final Fates fates;
    private final long repeated;
    private final Histogram lagMicros;
    private final Histogram latenessMillis;
    private final List<Late> latest;
    private final List<Inconsistency> inconsistencies;
    private final Duration took;

    Report(Timetable timetable, Player player, Checker checker, List<Inconsistency> inconsistencies, Duration took) {
        this.timetable = timetable;
        this.tally = checker.tally();
        this.fates = player.fates();
        this.repeated = player.repeated();
        this.lagMicros = player.lagMicros();
        this.latenessMillis = checker.latenessMillis();
        this.latest = checker.latest();
        this.inconsistencies = List.copyOf(inconsistencies);
        this.took = took;
    }

    /** What stayed inconsistent when nothing more was to come. */
    public List<Inconsistency> inconsistencies() {
        return inconsistencies;
    }

    /** Answers that no careful client would get: what became of the request, and one example each. */
    public Map<String, String> unexpected() {
        return fates.unexpected();
    }

    /** Nothing inconsistent, and no answer that nobody expects. */
    public boolean isGood() {
        return inconsistencies.isEmpty() && unexpected().isEmpty();
    }

    /** The table, for people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        row(lines, "tickets", tally.of("ticket.created"));
        row(lines, "acknowledged", tally.of("ticket.acknowledged"));
        rows(lines, "breached", "sla-breach.announced");
        rows(lines, "retracted", "sla-breach.retracted");
        rows(lines, "reinstated", "sla-breach.reinstated");
        rows(lines, "confirmed", "sla-breach.confirmed");
        rows(lines, "moved", "escalation.moved");
        rows(lines, "not moved", "escalation.not-moved");
        rows(lines, "delivered by", "delivery.succeeded");
        rows(lines, "not delivered by", "delivery.failed");
        row(lines, "waits", tally.of("ticket.waiting"));
        row(lines, "resolved", tally.of("ticket.resolved"));
        row(lines, "reopened", tally.of("ticket.reopened"));
        row(lines, "closed", tally.of("ticket.closed"));
        row(lines, "cancelled", tally.of("ticket.cancelled"));
        row(lines, "events about tickets", tally.events());
        lines.add("");
        row(lines, "cases skipped, begun before --from", timetable.skipped());
        row(lines, "lines that told nothing new", timetable.ignored());
        fates.all().forEach((fate, count) -> row(lines, fate, count));
        row(lines, "requests sent again", repeated);
        lines.add("");
        lines.add(spread("schedule lag", lagMicros, 1_000.0));
        lines.add(spread("lateness of breaches", latenessMillis, 1.0));
        latest.forEach(late -> lines.add("  " + late));
        lines.add(String.format(Locale.ROOT, "%-48s %,12.1f s", "took", took.toMillis() / 1_000.0));
        unexpected().forEach((fate, example) -> lines.add("  " + fate + ", for example: " + example));
        lines.add("");
        lines.addAll(findings());
        return lines;
    }

    private List<String> findings() {
        if (inconsistencies.isEmpty()) {
            return List.of("No inconsistency.");
        }
        Map<Inconsistency.Kind, Long> byKind = inconsistencies.stream()
                .collect(Collectors.groupingBy(Inconsistency::kind, TreeMap::new, Collectors.counting()));
        List<String> lines = new ArrayList<>();
        lines.add(inconsistencies.size() + " inconsistencies:");
        byKind.forEach((kind, count) -> row(lines, "  " + kind.words(), count));
        inconsistencies.stream().limit(SHOWN).forEach(found -> lines.add("  " + found));
        if (inconsistencies.size() > SHOWN) {
            lines.add("  and " + (inconsistencies.size() - SHOWN) + " more");
        }
        return lines;
    }

    private void rows(List<String> lines, String what, String counted) {
        tally.under(counted).forEach((which, count) -> row(lines, what + " " + which, count));
    }

    private static void row(List<String> lines, String what, long count) {
        lines.add(String.format(Locale.ROOT, "%-48s %,12d", what, count));
    }

    private static String spread(String what, Histogram values, double perMilli) {
        return String.format(
                Locale.ROOT,
                "%-48s p50 %.1f ms, p99 %.1f ms, max %.1f ms",
                what,
                values.getValueAtPercentile(50) / perMilli,
                values.getValueAtPercentile(99) / perMilli,
                values.getMaxValue() / perMilli);
    }
}
