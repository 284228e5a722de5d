package dev.tiercel.calendars;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Working hours of a place: windows per weekday, without the holidays, with the extra days. Immutable, for any number of
 * threads; a year is expanded to instants when it is first asked for. Counts in milliseconds.
 */
public final class Calendar implements WorkingTime {

    /** Working time that does not come for so many years is not looked for any longer. */
    private static final int LONGEST_GAP = 10;

    /** Nor is what would be done so many years later. */
    private static final int FARTHEST = 100;

    private static final Duration LONGEST = Duration.ofDays(36_525);
    private static final int REMEMBERED = 16;

    private final WorkingWeek week;
    private final ZoneId zone;
    private final AtomicReferenceArray<WorkingYear> years = new AtomicReferenceArray<>(REMEMBERED);

    private Calendar(ZoneId zone, WorkingWeek week) {
        this.zone = zone;
        this.week = week;
    }

    /**
     * @param windows those of a day in order and without overlap; a weekday that is absent is free
     * @throws BadCalendarException with every mistake and its place
     */
    public static Calendar of(
            ZoneId zone, Map<DayOfWeek, List<Window>> windows, List<Holiday> holidays, List<ExtraDay> extraDays) {
        return new Calendar(zone, WorkingWeek.of(zone, windows, holidays, extraDays));
    }

    public ZoneId zone() {
        return zone;
    }

    @Override
    public Instant plus(Instant start, Duration workingTime) {
        refuseWorkingTime(workingTime);
        if (workingTime.toMillis() == 0) {
            return start;
        }
        Search search = new Search(start);
        WorkingYear year = search.first();
        long wanted = year.workedBefore(start.toEpochMilli()) + workingTime.toMillis();
        while (wanted > year.total()) {
            wanted -= year.total();
            year = search.after(year);
        }
        return Instant.ofEpochMilli(year.goneAt(wanted));
    }

    @Override
    public Duration between(Instant from, Instant to) {
        refuseOtherThanForward(from, to);
        int last = yearOf(to);
        long worked = -year(yearOf(from)).workedBefore(from.toEpochMilli());
        for (int year = yearOf(from); year < last; year++) {
            worked += year(year).total();
        }
        return Duration.ofMillis(worked + year(last).workedBefore(to.toEpochMilli()));
    }

    @Override
    public Instant workingDays(Instant start, int days) {
        refuseDays(days, 0);
        Instant countedFrom = nextOpening(start);
        if (days == 0) {
            return countedFrom;
        }
        LocalDateTime local = LocalDateTime.ofInstant(countedFrom, zone);
        LocalDate date = nthWorkingDayAfter(local.toLocalDate(), days, start);
        return WallTime.first(date.atTime(local.toLocalTime()), zone.getRules());
    }

    @Override
    public Instant byTimeOnWorkingDay(Instant start, int days, LocalTime time) {
        refuseDays(days, 1);
        LocalDate date = nthWorkingDayAfter(LocalDate.ofInstant(start, zone), days, start);
        return WallTime.first(date.atTime(time), zone.getRules());
    }

    @Override
    public boolean isOpen(Instant instant) {
        return year(yearOf(instant)).isOpen(instant.toEpochMilli());
    }

    @Override
    public Instant nextOpening(Instant instant) {
        Search search = new Search(instant);
        WorkingYear year = search.first();
        long opening = year.nextOpening(instant.toEpochMilli());
        while (opening < 0) {
            year = search.after(year);
            opening = year.nextOpening(instant.toEpochMilli());
        }
        return Instant.ofEpochMilli(opening).isAfter(instant) ? Instant.ofEpochMilli(opening) : instant;
    }

    @Override
    public List<Span> windows(Instant from, Instant to) {
        refuseOtherThanForward(from, to);
        List<Span> spans = new ArrayList<>();
        for (int year = yearOf(from); year <= yearOf(to); year++) {
            year(year).addTo(spans, from.toEpochMilli(), to.toEpochMilli());
        }
        return List.copyOf(spans);
    }

    /** The first working day after a date; null if none comes for 10 years. */
    @Nullable
    LocalDate workingDayAfter(LocalDate date) {
        int day = year(date.getYear()).nextWorkingDay(date.getDayOfYear());
        for (int number = date.getYear(); number - date.getYear() <= LONGEST_GAP; number++) {
            if (day >= 0) {
                return year(number).date(day);
            }
            day = year(number + 1).nextWorkingDay(0);
        }
        return null;
    }

    /** When a wall time comes on a date: the first time, or when the clocks go forward over it. */
    Instant at(LocalDate date, LocalTime time) {
        return WallTime.first(date.atTime(time), zone.getRules());
    }

    static void refuseDays(int days, int atLeast) {
        if (days < atLeast || days > LONGEST.toDays()) {
            throw new IllegalArgumentException(
                    "days: " + days + " (expected: " + atLeast + " to " + LONGEST.toDays() + ")");
        }
    }

    static void refuseWorkingTime(Duration workingTime) {
        if (workingTime.isNegative() || workingTime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("workingTime: " + workingTime + " (expected: PT0S to " + LONGEST + ")");
        }
    }

    private LocalDate nthWorkingDayAfter(LocalDate date, int days, Instant start) {
        Search search = new Search(start);
        WorkingYear year = year(date.getYear());
        int day = date.getDayOfYear();
        for (int left = days; left > 0; left--) {
            day = year.nextWorkingDay(day);
            while (day < 0) {
                year = search.after(year);
                day = year.nextWorkingDay(0);
            }
        }
        return year.date(day);
    }

    private WorkingYear year(int number) {
        int slot = Math.floorMod(number, REMEMBERED);
        WorkingYear known = years.get(slot);
        if (known != null && known.year == number) {
            return known;
        }
        WorkingYear expanded = week.expand(number);
        years.set(slot, expanded);
        return expanded;
    }

    private int yearOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone).getYear();
    }

    static void refuseOtherThanForward(Instant from, Instant to) {
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > LONGEST.toDays()) {
            throw new IllegalArgumentException(
                    "to: " + to + " (expected: not before " + from + ", and at most 100 years after)");
        }
    }

    /** Goes from year to year, and not for ever. */
    private final class Search {

        private final Instant start;
        private final int firstYear;
        private int lastWorkedYear;

        private Search(Instant start) {
            this.start = start;
            firstYear = yearOf(start);
            lastWorkedYear = firstYear;
        }

        WorkingYear first() {
            return year(firstYear);
        }

        WorkingYear after(WorkingYear year) {
            if (year.total() > year.workedBefore(start.toEpochMilli())) {
                lastWorkedYear = year.year;
            }
            if (year.year - lastWorkedYear >= LONGEST_GAP) {
                throw new NoWorkingTimeException("after " + start + ": no working time for " + LONGEST_GAP
                        + " years (expected: a calendar that goes on)");
            }
            if (year.year - firstYear >= FARTHEST) {
                throw new NoWorkingTimeException(
                        "after " + start + ": not within " + FARTHEST + " years (expected: more working time)");
            }
            return year(year.year + 1);
        }
    }
}
