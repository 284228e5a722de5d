package dev.tiercel.escalation.rulebook;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * When work is done: windows per weekday in one time zone, free days, and days worked although the week says otherwise.
 *
 * @param inForceFrom from when this version counts; null means from its publication
 * @param windows at least one weekday; a day that is not in it is free
 * @param holidays what somebody has named, and, once {@link #writtenOut}, the days of the sets
 * @param holidaySets public holidays by country
 * @param holidayYears the years whose public holidays are written out; null as long as none are
 */
public record Calendar(
        String id,
        String name,
        ZoneId zone,
        @Nullable Instant inForceFrom,
        Map<DayOfWeek, List<Window>> windows,
        List<Holiday> holidays,
        List<HolidaySet> holidaySets,
        @Nullable Years holidayYears,
        List<ExtraDay> extraDays)
        implements RuleBookEntry.Versioned {

    public static final String KIND = "calendar";

    /** Elapsed time; not a calendar anybody can store. */
    public static final String ALWAYS = "24x7";

    public Calendar {
        Map<DayOfWeek, List<Window>> copy = new EnumMap<>(DayOfWeek.class);
        windows.forEach((day, open) -> copy.put(day, inOrder(open)));
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("windows of calendar " + id + ": none (expected: at least one)");
        }
        windows = Collections.unmodifiableMap(copy);
        holidays = List.copyOf(holidays);
        holidaySets = List.copyOf(holidaySets);
        extraDays = List.copyOf(extraDays);
    }

    @Override
    public String kind() {
        return KIND;
    }

    /**
     * This calendar with the days of its sets among its holidays, in order, behind those somebody has named. A day that has a
     * name already is not taken again. Without sets it is the same.
     *
     * @param days of a set in some years
     */
    public Calendar writtenOut(Years years, BiFunction<HolidaySet, Years, List<Holiday>> days) {
        if (holidaySets.isEmpty()) {
            return this;
        }
        List<Holiday> own = holidays.stream().filter(day -> day.set() == null).toList();
        Map<LocalDate, Holiday> bySet = new TreeMap<>();
        for (HolidaySet set : holidaySets) {
            for (Holiday day : days.apply(set, years)) {
                LocalDate date = Objects.requireNonNull(day.date());
                if (own.stream().noneMatch(named -> named.isOn(date))) {
                    bySet.putIfAbsent(date, day);
                }
            }
        }
        List<Holiday> all = new ArrayList<>(own);
        all.addAll(bySet.values());
        return new Calendar(id, name, zone, inForceFrom, windows, all, holidaySets, years, extraDays);
    }

    /** What is wrong with this as the next version of a calendar that counts already: time that has gone is not touched. */
    public List<Finding> findings(Instant now) {
        return inForceFrom == null || !inForceFrom.isBefore(now)
                ? List.of()
                : List.of(new Finding(
                        "inForceFrom",
                        inForceFrom + ", which has gone",
                        "an instant to come, or none: then the version counts from now"));
    }

    /** @param from inclusive, as is {@code to} */
    public record Years(int from, int to) {}

    /**
     * Minutes of a day as the wall clock shows them.
     *
     * @param from inclusive
     * @param to exclusive, after {@code from}; 1440 is the end of the day
     */
    public record Window(int from, int to) {

        public static final int END_OF_DAY = 24 * 60;

        public Window {
            if (from < 0 || from >= to || to > END_OF_DAY) {
                throw new IllegalArgumentException(
                        "window: " + from + " to " + to + " (expected: 0 <= from < to <= " + END_OF_DAY + ")");
            }
        }
    }

    /**
     * A free day: either one {@code date} or, every year, a {@code monthDay}.
     *
     * @param set the {@link HolidaySet} it was taken from; null if somebody has named it
     */
    public record Holiday(
            @Nullable LocalDate date,
            @Nullable MonthDay monthDay,
            String name,
            @Nullable String set) {

        public Holiday {
            if ((date == null) == (monthDay == null)) {
                throw new IllegalArgumentException("holiday " + name + ": date " + date + ", monthDay " + monthDay
                        + " (expected: one of the two)");
            }
        }

        public static Holiday on(LocalDate date, String name) {
            return new Holiday(date, null, name, null);
        }

        public static Holiday every(MonthDay day, String name) {
            return new Holiday(null, day, name, null);
        }

        private boolean isOn(LocalDate day) {
            return day.equals(date) || MonthDay.from(day).equals(monthDay);
        }
    }

    public record ExtraDay(LocalDate date, List<Window> windows, String name) {

        public ExtraDay {
            windows = inOrder(windows);
        }
    }

    private static List<Window> inOrder(List<Window> windows) {
        for (int i = 1; i < windows.size(); i++) {
            if (windows.get(i).from() < windows.get(i - 1).to()) {
                throw new IllegalArgumentException(
                        "window: " + windows.get(i) + " (expected: after " + windows.get(i - 1) + ")");
            }
        }
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("windows of a day: none (expected: at least one)");
        }
        return List.copyOf(windows);
    }
}
