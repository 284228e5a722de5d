package dev.tiercel.calendars;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A calendar that changes: at every instant the newest version counts that is in force by then, so a new one never touches
 * time before it. The first version counts for all time before the second, also before it came into force itself: time
 * that nobody has described otherwise.
 *
 * <p>A date belongs to the version that is in force when the date begins, in that version's zone: whether it is a working
 * day, and what its wall times are.
 */
public final class CalendarVersions implements WorkingTime {

    /**
     * @param number from 1; the higher one is newer
     * @param inForceFrom inclusive; of the first version it does not matter
     */
    public record Version(int number, Instant inForceFrom, Calendar calendar) {}

    private final List<Version> versions;

    /** Oldest first; the last has no end. */
    private final List<Segment> segments;

    /** @param to exclusive; the beginning of the next */
    private record Segment(Instant from, Instant to, Version version) {

        Calendar calendar() {
            return version.calendar();
        }
    }

    private CalendarVersions(List<Version> versions, List<Segment> segments) {
        this.versions = versions;
        this.segments = segments;
    }

    /** @param versions at least one, in any order, numbered differently */
    public static CalendarVersions of(List<Version> versions) {
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("versions: none (expected: at least one)");
        }
        List<Version> newestFirst = versions.stream()
                .sorted(Comparator.comparingInt(Version::number).reversed())
                .toList();
        List<Segment> segments = new ArrayList<>();
        Instant to = Instant.MAX;
        for (int i = 0; i < newestFirst.size(); i++) {
            Version version = newestFirst.get(i);
            Instant from = i + 1 < newestFirst.size() ? version.inForceFrom() : Instant.MIN;
            if (from.isBefore(to)) {
                segments.add(0, new Segment(from, to, version));
                to = from;
            }
        }
        return new CalendarVersions(List.copyOf(versions), List.copyOf(segments));
    }

    /** The same with one more version, newer than all of them. */
    public CalendarVersions and(Instant inForceFrom, Calendar calendar) {
        List<Version> more = new ArrayList<>(versions);
        more.add(new Version(newest() + 1, inForceFrom, calendar));
        return of(more);
    }

    /** The one in force at an instant. */
    public Version at(Instant instant) {
        return segmentAt(instant).version();
    }

    /** When another version comes into force, after {@code from} and before {@code to}, earliest first. */
    public List<Instant> changes(Instant from, Instant to) {
        return segments.stream()
                .map(Segment::from)
                .filter(change -> change.isAfter(from) && change.isBefore(to))
                .toList();
    }

    /** The highest number there is, whether it is in force yet or not. */
    public int newest() {
        return segments.get(segments.size() - 1).version().number();
    }

    @Override
    public Instant plus(Instant start, Duration workingTime) {
        Calendar.refuseWorkingTime(workingTime);
        Instant from = start;
        Duration left = workingTime;
        for (int i = indexAt(start); i + 1 < segments.size(); i++) {
            Segment segment = segments.get(i);
            Duration worked = segment.calendar().between(from, segment.to());
            if (left.compareTo(worked) <= 0) {
                return segment.calendar().plus(from, left);
            }
            left = left.minus(worked);
            from = segment.to();
        }
        return last().calendar().plus(from, left);
    }

    @Override
    public Duration between(Instant from, Instant to) {
        Calendar.refuseOtherThanForward(from, to);
        Duration worked = Duration.ZERO;
        for (int i = indexAt(from);
                i < segments.size() && segments.get(i).from().isBefore(to);
                i++) {
            Segment segment = segments.get(i);
            worked = worked.plus(segment.calendar().between(later(from, segment.from()), earlier(to, segment.to())));
        }
        return worked;
    }

    @Override
    public Instant workingDays(Instant start, int days) {
        Calendar.refuseDays(days, 0);
        if (segments.size() == 1) {
            return last().calendar().workingDays(start, days);
        }
        Instant countedFrom = nextOpening(start);
        if (days == 0) {
            return countedFrom;
        }
        LocalDateTime local =
                LocalDateTime.ofInstant(countedFrom, at(countedFrom).calendar().zone());
        return onNthWorkingDayAfter(local.toLocalDate(), days, local.toLocalTime(), start);
    }

    @Override
    public Instant byTimeOnWorkingDay(Instant start, int days, LocalTime time) {
        Calendar.refuseDays(days, 1);
        if (segments.size() == 1) {
            return last().calendar().byTimeOnWorkingDay(start, days, time);
        }
        LocalDate date = LocalDate.ofInstant(start, at(start).calendar().zone());
        return onNthWorkingDayAfter(date, days, time, start);
    }

    @Override
    public boolean isOpen(Instant instant) {
        return at(instant).calendar().isOpen(instant);
    }

    @Override
    public Instant nextOpening(Instant instant) {
        Instant from = instant;
        for (int i = indexAt(instant); i + 1 < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (!segment.calendar().between(from, segment.to()).isZero()) {
                return segment.calendar().nextOpening(from);
            }
            from = segment.to();
        }
        return last().calendar().nextOpening(from);
    }

    @Override
    public List<Span> windows(Instant from, Instant to) {
        Calendar.refuseOtherThanForward(from, to);
        List<Span> spans = new ArrayList<>();
        for (int i = indexAt(from);
                i < segments.size() && segments.get(i).from().isBefore(to);
                i++) {
            Segment segment = segments.get(i);
            for (Span span : segment.calendar().windows(later(from, segment.from()), earlier(to, segment.to()))) {
                int before = spans.size() - 1;
                boolean goesOn = before >= 0 && spans.get(before).to().equals(span.from());
                spans.add(goesOn ? new Span(spans.remove(before).from(), span.to()) : span);
            }
        }
        return List.copyOf(spans);
    }

    private Instant onNthWorkingDayAfter(LocalDate after, int days, LocalTime time, Instant start) {
        LocalDate date = after;
        Calendar calendar = ofDate(date);
        for (int left = days; left > 0; left--) {
            LocalDate next = workingDayAfter(date);
            if (next == null) {
                throw new NoWorkingTimeException("after " + start + ": no working day for 10 years after " + date
                        + " (expected: a calendar that goes on)");
            }
            date = next;
            calendar = ofDate(date);
        }
        return calendar.at(date, time);
    }

    /** Steps over dates whose calendar is not the one that would work on them. */
    private @Nullable LocalDate workingDayAfter(LocalDate date) {
        LocalDate from = date;
        for (Segment segment : segments) {
            LocalDate first = firstDateOf(segment);
            LocalDate end = endOf(segment);
            if (!from.plusDays(1).isBefore(end)) {
                continue;
            }
            LocalDate searched = first.isAfter(from) ? first.minusDays(1) : from;
            LocalDate found = segment.calendar().workingDayAfter(searched);
            if (found != null && found.isBefore(end)) {
                return found;
            }
            from = end.minusDays(1);
        }
        return null;
    }

    private Calendar ofDate(LocalDate date) {
        for (int i = segments.size() - 1; i > 0; i--) {
            if (!date.isBefore(firstDateOf(segments.get(i)))) {
                return segments.get(i).calendar();
            }
        }
        return segments.get(0).calendar();
    }

    /** The first date that begins when the segment's version is in force. */
    private static LocalDate firstDateOf(Segment segment) {
        if (segment.from().equals(Instant.MIN)) {
            return LocalDate.MIN;
        }
        LocalDate date = LocalDate.ofInstant(segment.from(), segment.calendar().zone());
        return segment.calendar().at(date, LocalTime.MIDNIGHT).isBefore(segment.from()) ? date.plusDays(1) : date;
    }

    /** Exclusive: newer versions take over from their first date. */
    private LocalDate endOf(Segment segment) {
        LocalDate end = LocalDate.MAX;
        for (int i = segments.indexOf(segment) + 1; i < segments.size(); i++) {
            LocalDate first = firstDateOf(segments.get(i));
            end = first.isBefore(end) ? first : end;
        }
        return end;
    }

    private Segment segmentAt(Instant instant) {
        return segments.get(indexAt(instant));
    }

    private int indexAt(Instant instant) {
        int index = segments.size() - 1;
        while (instant.isBefore(segments.get(index).from())) {
            index--;
        }
        return index;
    }

    private Segment last() {
        return segments.get(segments.size() - 1);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
