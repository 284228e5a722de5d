package dev.tiercel.escalation.rulebook.holidays;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.tiercel.escalation.rulebook.Calendar;
import dev.tiercel.escalation.rulebook.Calendar.Years;
import dev.tiercel.escalation.rulebook.HolidaySet;
import dev.tiercel.escalation.rulebook.RuleBookEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Looks up public holidays, for any number of threads. The first question about a country reads and parses its file, and the
 * very first one starts the parser: about a second, so ask it where waiting is allowed. Later ones take microseconds.
 */
public final class PublicHolidays {

    private static final int YEARS_BACK = 1;
    private static final int YEARS_AHEAD = 10;
    private static final String OBSERVED = " (observed)";

    // The others are of stock exchanges and the like.
    private static final SortedSet<String> COUNTRIES =
            Collections.unmodifiableSortedSet(HolidayManager.getSupportedCalendarCodes().stream()
                    .filter(code -> code.length() == 2)
                    .collect(Collectors.toCollection(TreeSet::new)));
    private static final Map<String, SortedMap<String, List<String>>> PARTS = new ConcurrentHashMap<>();

    private PublicHolidays() {}

    /** Codes of ISO 3166-1, in capitals. */
    public static SortedSet<String> countries() {
        return COUNTRIES;
    }

    /** What a subdivision of a country can be, in small letters: parts, and parts of parts such as {@code md-mad}. */
    public static SortedSet<String> subdivisions(String country) {
        return new TreeSet<>(parts(country).keySet());
    }

    /** The entry as it is published: a calendar with the days of its sets, for last year to ten years from now. */
    public static RuleBookEntry writtenOut(RuleBookEntry entry, Instant at) {
        if (!(entry instanceof Calendar calendar)) {
            return entry;
        }
        int year = at.atZone(calendar.zone()).getYear();
        return calendar.writtenOut(new Years(year - YEARS_BACK, year + YEARS_AHEAD), PublicHolidays::days);
    }

    /** By date, each date once. Of a holiday that is made up for on another day both are free. */
    static List<Calendar.Holiday> days(HolidaySet set, Years years) {
        HolidayManager manager = manager(set.country());
        String[] part = part(set);
        SortedMap<LocalDate, String> days = new TreeMap<>();
        // What is made up for may fall into the year before or after.
        for (int year = years.from() - 1; year <= years.to() + 1; year++) {
            for (Holiday holiday : manager.getHolidays(Year.of(year), part)) {
                // Days that are kept but worked are no holidays.
                if (holiday.getType() != HolidayType.OBSERVANCE) {
                    String name = holiday.getDescription(Locale.ENGLISH);
                    days.merge(holiday.getActualDate(), name, PublicHolidays::first);
                    Optional<LocalDate> observed = holiday.getObservedDate();
                    observed.ifPresent(date -> days.merge(date, name + OBSERVED, PublicHolidays::first));
                }
            }
        }
        return days.entrySet().stream()
                .filter(day ->
                        day.getKey().getYear() >= years.from() && day.getKey().getYear() <= years.to())
                .map(day -> new Calendar.Holiday(day.getKey(), null, day.getValue(), set.toString()))
                .toList();
    }

    /** Of two on one day always the same, whatever order the library has them in. */
    private static String first(String one, String other) {
        if (one.endsWith(OBSERVED) != other.endsWith(OBSERVED)) {
            return one.endsWith(OBSERVED) ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static String[] part(HolidaySet set) {
        String subdivision = set.subdivision();
        if (subdivision == null) {
            return new String[0];
        }
        List<String> part = parts(set.country()).get(subdivision);
        if (part == null) {
            // The library would take the days of the country without a word.
            throw new IllegalArgumentException("subdivision of " + set.country() + ": " + subdivision + " (expected: "
                    + subdivisions(set.country()) + ")");
        }
        return part.toArray(String[]::new);
    }

    private static SortedMap<String, List<String>> parts(String country) {
        return PARTS.computeIfAbsent(country, code -> {
            SortedMap<String, List<String>> parts = new TreeMap<>();
            addParts(parts, List.of(), manager(code).getCalendarHierarchy());
            return Collections.unmodifiableSortedMap(parts);
        });
    }

    private static void addParts(
            SortedMap<String, List<String>> parts, List<String> above, CalendarHierarchy hierarchy) {
        hierarchy.getChildren().forEach((code, below) -> {
            List<String> path = new ArrayList<>(above);
            path.add(code);
            parts.put(String.join("-", path).toLowerCase(Locale.ROOT), List.copyOf(path));
            addParts(parts, path, below);
        });
    }

    private static HolidayManager manager(String country) {
        if (!COUNTRIES.contains(country)) {
            throw new IllegalArgumentException("country: " + country + " (expected: " + COUNTRIES + ")");
        }
        return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }
}
