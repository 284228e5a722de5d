package dev.tiercel.escalation.rulebook;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When work is done: windows per weekday in one time zone, free days, and days worked although the week says otherwise.
 *
 * @param inForceFrom from when this version counts; null means from its publication
 * @param windows at least one weekday; a day that is not in it is free
 */
public record Calendar(
        String id,
        String name,
        ZoneId zone,
        @Nullable Instant inForceFrom,
        Map<DayOfWeek, List<Window>> windows,
        List<Holiday> holidays,
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
        extraDays = List.copyOf(extraDays);
    }

    @Override
    public String kind() {
        return KIND;
    }

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

    /** A free day: either one {@code date} or, every year, a {@code monthDay}. */
    public record Holiday(
            @Nullable LocalDate date, @Nullable MonthDay monthDay, String name) {

        public Holiday {
            if ((date == null) == (monthDay == null)) {
                throw new IllegalArgumentException("holiday " + name + ": date " + date + ", monthDay " + monthDay
                        + " (expected: one of the two)");
            }
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
