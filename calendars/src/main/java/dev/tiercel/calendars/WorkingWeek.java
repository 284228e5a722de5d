package dev.tiercel.calendars;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which windows a date has, and what they are as instants. */
final class WorkingWeek {

    private final ZoneRules rules;
    private final Map<DayOfWeek, List<Window>> windows;
    private final Set<LocalDate> holidays = new HashSet<>();
    private final Set<MonthDay> yearlyHolidays = new HashSet<>();
    private final Map<LocalDate, List<Window>> extraDays = new HashMap<>();

    private WorkingWeek(
            ZoneId zone, Map<DayOfWeek, List<Window>> windows, List<Holiday> holidays, List<ExtraDay> extraDays) {
        rules = zone.getRules();
        this.windows = new EnumMap<>(DayOfWeek.class);
        windows.forEach((day, ofDay) -> this.windows.put(day, List.copyOf(ofDay)));
        for (Holiday holiday : holidays) {
            if (holiday instanceof Holiday.On on) {
                this.holidays.add(on.date());
            } else if (holiday instanceof Holiday.Yearly yearly) {
                yearlyHolidays.add(yearly.day());
            }
        }
        extraDays.forEach(extra -> this.extraDays.put(extra.date(), extra.windows()));
    }

    static WorkingWeek of(
            ZoneId zone, Map<DayOfWeek, List<Window>> windows, List<Holiday> holidays, List<ExtraDay> extraDays) {
        List<BadCalendarException.Mistake> mistakes = Mistakes.in(windows, holidays, extraDays);
        if (!mistakes.isEmpty()) {
            throw new BadCalendarException(mistakes);
        }
        return new WorkingWeek(zone, windows, holidays, extraDays);
    }

    WorkingYear expand(int year) {
        List<long[]> spans = new ArrayList<>();
        BitSet workingDays = new BitSet();
        LocalDate end = LocalDate.of(year + 1, 1, 1);
        for (LocalDate date = LocalDate.of(year, 1, 1); date.isBefore(end); date = date.plusDays(1)) {
            for (Window window : of(date)) {
                Instant from = WallTime.first(date.atTime(window.from() / 60, window.from() % 60), rules);
                Instant to = end(date, window);
                // Empty if the clocks skip all of it.
                if (from.isBefore(to)) {
                    spans.add(new long[] {from.toEpochMilli(), to.toEpochMilli()});
                    workingDays.set(date.getDayOfYear());
                }
            }
        }
        return new WorkingYear(year, spans, workingDays);
    }

    private Instant end(LocalDate date, Window window) {
        return window.to() == Window.DAY
                ? WallTime.first(date.plusDays(1).atStartOfDay(), rules)
                : WallTime.last(date.atTime(window.to() / 60, window.to() % 60), rules);
    }

    private List<Window> of(LocalDate date) {
        List<Window> extra = extraDays.get(date);
        if (extra != null) {
            return extra;
        }
        boolean free = holidays.contains(date) || yearlyHolidays.contains(MonthDay.from(date));
        return free ? List.of() : windows.getOrDefault(date.getDayOfWeek(), List.of());
    }
}
