package dev.tiercel.calendars;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a calendar should say, found by looking at the wall clock every minute of some weeks, and at nothing else. Slow,
 * and knows neither offsets nor transitions.
 */
final class Minutes {

    private static final long MINUTE = 60_000;

    private final long begin;
    private final long[] shown; // by the wall clock, in minutes as if it hung in UTC
    private final boolean[] worked;
    private final TreeSet<LocalDate> workingDays = new TreeSet<>();
    private final Map<Long, Integer> firstShown = new HashMap<>();
    private final Map<Long, Integer> lastShown = new HashMap<>();

    Minutes(
            Instant from,
            Instant to,
            ZoneId zone,
            Map<DayOfWeek, List<Window>> week,
            List<Holiday> holidays,
            List<ExtraDay> extraDays) {
        begin = from.toEpochMilli() / MINUTE;
        int count = (int) (to.toEpochMilli() / MINUTE - begin);
        shown = new long[count];
        worked = new boolean[count];
        TreeSet<LocalDate> dates = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            LocalDateTime wall = LocalDateTime.ofInstant(at(i), zone);
            shown[i] = minuteOf(wall);
            firstShown.putIfAbsent(shown[i], i);
            lastShown.put(shown[i], i);
            dates.add(wall.toLocalDate());
        }
        for (LocalDate date = dates.first(); !date.isAfter(dates.last()); date = date.plusDays(1)) {
            for (Window window : windows(date, week, holidays, extraDays)) {
                work(date, window);
            }
        }
    }

    private static List<Window> windows(
            LocalDate date, Map<DayOfWeek, List<Window>> week, List<Holiday> holidays, List<ExtraDay> extraDays) {
        for (ExtraDay extra : extraDays) {
            if (extra.date().equals(date)) {
                return extra.windows();
            }
        }
        boolean free = holidays.contains(new Holiday.On(date))
                || holidays.contains(new Holiday.Yearly(MonthDay.of(date.getMonth(), date.getDayOfMonth())));
        return free ? List.of() : week.getOrDefault(date.getDayOfWeek(), List.of());
    }

    private void work(LocalDate date, Window window) {
        long midnight = minuteOf(date.atStartOfDay());
        int from = first(midnight + window.from());
        int to = window.to() == 24 * 60 ? first(midnight + window.to()) : last(midnight + window.to());
        if (from < to) {
            Arrays.fill(worked, from, to, true);
            workingDays.add(date);
        }
    }

    /** When the wall clock first shows this, or if it never does, something later. */
    private int first(long minute) {
        Integer index = firstShown.get(minute);
        return index != null ? index : firstAfter(minute);
    }

    private int last(long minute) {
        Integer index = lastShown.get(minute);
        return index != null ? index : firstAfter(minute);
    }

    private int firstAfter(long minute) {
        for (int i = 0; i < shown.length; i++) {
            if (shown[i] > minute) {
                return i;
            }
        }
        return shown.length;
    }

    int count() {
        return worked.length;
    }

    Instant at(int index) {
        return Instant.ofEpochMilli((begin + index) * MINUTE);
    }

    boolean isWorked(int index) {
        return worked[index];
    }

    /** Minutes worked in [from, to). */
    int between(int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += worked[i] ? 1 : 0;
        }
        return sum;
    }

    /** The end of the nth worked minute. */
    int plus(int from, int minutes) {
        int index = from;
        for (int left = minutes; left > 0; index++) {
            left -= worked[index] ? 1 : 0;
        }
        return index;
    }

    /** -1 if none is left. */
    int nextOpening(int from) {
        for (int i = from; i < worked.length; i++) {
            if (worked[i]) {
                return i;
            }
        }
        return -1;
    }

    /** Null if the weeks end before. */
    Instant workingDays(int from, int days) {
        int opening = nextOpening(from);
        if (opening < 0) {
            return null;
        }
        LocalDateTime wall = wall(opening);
        return onNthWorkingDayAfter(wall.toLocalDate(), days, wall.toLocalTime());
    }

    /** Null if the weeks end before. */
    Instant byTimeOnWorkingDay(int from, int days, LocalTime time) {
        return onNthWorkingDayAfter(wall(from).toLocalDate(), days, time);
    }

    private Instant onNthWorkingDayAfter(LocalDate date, int days, LocalTime time) {
        List<LocalDate> after = new ArrayList<>(workingDays.tailSet(date, false));
        if (after.size() < days) {
            return null;
        }
        int index = first(minuteOf(after.get(days - 1).atTime(time)));
        return index < shown.length ? at(index) : null;
    }

    /** The first minute at which the wall clock shows this or, if it never does, something later. */
    int first(LocalDateTime wall) {
        return first(minuteOf(wall));
    }

    boolean isWorkingDay(LocalDate date) {
        return workingDays.contains(date);
    }

    List<Span> spans(int from, int to) {
        List<Span> spans = new ArrayList<>();
        int start = -1;
        for (int i = from; i <= to; i++) {
            boolean work = i < to && worked[i];
            if (work && start < 0) {
                start = i;
            } else if (!work && start >= 0) {
                spans.add(new Span(at(start), at(i)));
                start = -1;
            }
        }
        return spans;
    }

    LocalDateTime wall(int index) {
        return LocalDateTime.ofEpochSecond(shown[index] * 60, 0, ZoneOffset.UTC);
    }

    private static long minuteOf(LocalDateTime wall) {
        return ChronoUnit.MINUTES.between(LocalDateTime.of(1970, 1, 1, 0, 0), wall);
    }
}
