package dev.tiercel.calendars;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The working time of one year as instants (epoch milliseconds), with the time worked before each span added up, so that
 * a due instant is found by bisection.
 */
final class WorkingYear {

    final int year;
    private final long[] starts;
    private final long[] ends;
    private final long[] before;
    private final long total;
    private final BitSet workingDays;

    /**
     * @param spans by beginning; they may overlap where clocks go back
     * @param workingDays days of the year, from 1, that have any
     */
    WorkingYear(int year, List<long[]> spans, BitSet workingDays) {
        this.year = year;
        this.workingDays = workingDays;
        long[] from = new long[spans.size()];
        long[] to = new long[spans.size()];
        int count = 0;
        for (long[] span : spans) {
            if (count > 0 && span[0] <= to[count - 1]) {
                to[count - 1] = Math.max(to[count - 1], span[1]);
            } else {
                from[count] = span[0];
                to[count] = span[1];
                count++;
            }
        }
        starts = Arrays.copyOf(from, count);
        ends = Arrays.copyOf(to, count);
        before = new long[count];
        long worked = 0;
        for (int i = 0; i < count; i++) {
            before[i] = worked;
            worked += ends[i] - starts[i];
        }
        total = worked;
    }

    /** Milliseconds. */
    long total() {
        return total;
    }

    /** Milliseconds of this year's working time before an instant. */
    long workedBefore(long instant) {
        int last = lastAtOrBefore(starts, instant);
        return last < 0 ? 0 : before[last] + Math.min(instant, ends[last]) - starts[last];
    }

    /** The first instant by which so much of this year's working time has gone; more than 0, at most the total. */
    long goneAt(long worked) {
        int span = lastAtOrBefore(before, worked - 1);
        return starts[span] + worked - before[span];
    }

    boolean isOpen(long instant) {
        int last = lastAtOrBefore(starts, instant);
        return last >= 0 && instant < ends[last];
    }

    /** The instant itself if it is worked at, else the next beginning; -1 if there is none in this year. */
    long nextOpening(long instant) {
        int last = lastAtOrBefore(starts, instant);
        if (last >= 0 && instant < ends[last]) {
            return instant;
        }
        return last + 1 < starts.length ? starts[last + 1] : -1;
    }

    /** The first working day after a day of the year; -1 if there is none in this year. */
    int nextWorkingDay(int afterDayOfYear) {
        return workingDays.nextSetBit(afterDayOfYear + 1);
    }

    LocalDate date(int dayOfYear) {
        return LocalDate.ofYearDay(year, dayOfYear);
    }

    /** Adds the spans of this year that touch {@code [from, to)}, cut to it; one that goes on from the last is added to that. */
    void addTo(List<Span> spans, long from, long to) {
        for (int i = Math.max(0, lastAtOrBefore(starts, from)); i < starts.length && starts[i] < to; i++) {
            long begin = Math.max(starts[i], from);
            long end = Math.min(ends[i], to);
            if (begin < end) {
                Instant since = Instant.ofEpochMilli(begin);
                boolean goesOn =
                        !spans.isEmpty() && spans.get(spans.size() - 1).to().equals(since);
                Instant first = goesOn ? spans.remove(spans.size() - 1).from() : since;
                spans.add(new Span(first, Instant.ofEpochMilli(end)));
            }
        }
    }

    private static int lastAtOrBefore(long[] sorted, long value) {
        int found = Arrays.binarySearch(sorted, value);
        return found >= 0 ? found : -found - 2;
    }
}
