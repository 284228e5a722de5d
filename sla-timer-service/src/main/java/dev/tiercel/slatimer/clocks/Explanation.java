package dev.tiercel.slatimer.clocks;

import dev.tiercel.calendars.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Why a clock stands as it does.
 *
 * @param spent counted until it stopped, or until it was looked at
 * @param left counted time until it is due; zero once it is, null if it stopped or will never be due
 * @param calendar the version in force when it was looked at
 * @param intervals from its start without a gap: to where it stopped, else to where it was looked at or will be due
 * @param isCut true if there are more intervals than are told
 */
public record Explanation(
        Clock clock,
        Duration spent,
        @Nullable Duration left,
        CalendarRef calendar,
        List<Interval> intervals,
        boolean isCut) {

    /** Two windows a day for a good year. */
    private static final int MOST_INTERVALS = 2_000;

    public static Explanation of(Clock clock, Instant now) {
        Measure measure = clock.measure();
        Instant stoppedAt = clock.stoppedAt();
        Instant dueAt = clock.dueAt();
        Instant end = stoppedAt == null ? now : stoppedAt;
        if (stoppedAt == null && dueAt != null && dueAt.isAfter(end)) {
            end = dueAt;
        }
        List<Interval> intervals = intervals(measure, measure.run().startedAt(), end, now, dueAt);
        return new Explanation(
                clock,
                measure.spent(stoppedAt == null ? now : stoppedAt),
                clock.left(now),
                clock.newest().calendar().at(now),
                intervals.size() > MOST_INTERVALS ? intervals.subList(0, MOST_INTERVALS) : intervals,
                intervals.size() > MOST_INTERVALS);
    }

    /** @param marks instants at which an interval is to end, so that what lies before and after them can be told apart */
    static List<Interval> intervals(Measure measure, Instant start, Instant end, @Nullable Instant... marks) {
        if (!start.isBefore(end)) {
            return List.of();
        }
        TreeSet<Instant> cuts = new TreeSet<>(measure.calendar().changes(start, end));
        for (Instant mark : marks) {
            addWithin(cuts, mark, start, end);
        }
        for (Pause pause : measure.pauses()) {
            addWithin(cuts, pause.from(), start, end);
            addWithin(cuts, pause.to(), start, end);
        }
        cuts.add(end);
        List<Interval> intervals = new ArrayList<>();
        Instant from = start;
        for (Instant to : cuts) {
            add(intervals, measure, from, to);
            if (intervals.size() > MOST_INTERVALS) {
                break;
            }
            from = to;
        }
        return intervals;
    }

    private static void addWithin(TreeSet<Instant> cuts, @Nullable Instant cut, Instant start, Instant end) {
        if (cut != null && cut.isAfter(start) && cut.isBefore(end)) {
            cuts.add(cut);
        }
    }

    /** Neither a pause nor a version of the calendar begins or ends within. */
    private static void add(List<Interval> intervals, Measure measure, Instant from, Instant to) {
        CalendarRef calendar = measure.calendar().at(from);
        for (Pause pause : measure.pauses()) {
            boolean over = pause.to() != null && !pause.to().isAfter(from);
            if (!over && !pause.from().isAfter(from)) {
                intervals.add(new Interval(from, to, false, pause.why(), calendar));
                return;
            }
        }
        String why = calendar.version() == null ? "elapsed-time" : "working-hours";
        Instant told = from;
        for (Span span : measure.calendar().time().windows(from, to)) {
            if (told.isBefore(span.from())) {
                intervals.add(new Interval(told, span.from(), false, "outside-hours", calendar));
            }
            intervals.add(new Interval(span.from(), span.to(), true, why, calendar));
            told = span.to();
        }
        if (told.isBefore(to)) {
            intervals.add(new Interval(told, to, false, "outside-hours", calendar));
        }
    }
}
