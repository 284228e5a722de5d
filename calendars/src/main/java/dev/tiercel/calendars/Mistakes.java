package dev.tiercel.calendars;

import dev.tiercel.calendars.BadCalendarException.Mistake;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Looks a calendar through, all of it, so that whoever wrote it has to come back once. */
final class Mistakes {

    private static final int MOST_DAYS = 5_000;
    private static final int MOST_WINDOWS = 48;
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private final List<Mistake> found = new ArrayList<>();

    private Mistakes() {}

    static List<Mistake> in(Map<DayOfWeek, List<Window>> windows, List<Holiday> holidays, List<ExtraDay> extraDays) {
        Mistakes mistakes = new Mistakes();
        mistakes.inWeek(windows);
        mistakes.inHolidays(holidays);
        mistakes.inExtraDays(extraDays);
        if (windows.values().stream().allMatch(List::isEmpty) && extraDays.isEmpty()) {
            mistakes.add("windows", "none (expected: at least one, or an extra day)");
        }
        return mistakes.found;
    }

    private void inWeek(Map<DayOfWeek, List<Window>> windows) {
        for (DayOfWeek day : DayOfWeek.values()) {
            inDay("windows." + day.name().toLowerCase(Locale.ROOT), windows.getOrDefault(day, List.of()));
        }
    }

    private void inDay(String place, List<Window> windows) {
        if (windows.size() > MOST_WINDOWS) {
            add(place, windows.size() + " windows (expected: at most " + MOST_WINDOWS + ")");
        }
        for (int i = 1; i < windows.size(); i++) {
            if (windows.get(i).from() < windows.get(i - 1).to()) {
                add(place + "[" + i + "]", windows.get(i) + " (expected: to begin after " + windows.get(i - 1) + ")");
            }
        }
    }

    private void inHolidays(List<Holiday> holidays) {
        if (holidays.size() > MOST_DAYS) {
            add("holidays", holidays.size() + " (expected: at most " + MOST_DAYS + ")");
        }
        for (int i = 0; i < holidays.size(); i++) {
            if (holidays.get(i) instanceof Holiday.On on) {
                inDate("holidays[" + i + "].date", on.date());
            }
        }
    }

    private void inExtraDays(List<ExtraDay> extraDays) {
        if (extraDays.size() > MOST_DAYS) {
            add("extraDays", extraDays.size() + " (expected: at most " + MOST_DAYS + ")");
        }
        Map<LocalDate, Integer> first = new HashMap<>();
        for (int i = 0; i < extraDays.size(); i++) {
            ExtraDay extra = extraDays.get(i);
            String place = "extraDays[" + i + "]";
            inDate(place + ".date", extra.date());
            inDay(place + ".windows", extra.windows());
            if (extra.windows().isEmpty()) {
                add(place + ".windows", "none (expected: at least one; a free day is a holiday)");
            }
            Integer before = first.putIfAbsent(extra.date(), i);
            if (before != null) {
                add(place + ".date", extra.date() + " (expected: another date than extraDays[" + before + "])");
            }
        }
    }

    private void inDate(String place, LocalDate date) {
        if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            add(place, date + " (expected: " + EARLIEST + " to " + LATEST + ")");
        }
    }

    private void add(String place, String message) {
        found.add(new Mistake(place, message));
    }
}
