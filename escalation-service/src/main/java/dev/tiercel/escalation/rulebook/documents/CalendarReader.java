package dev.tiercel.escalation.rulebook.documents;

import dev.tiercel.escalation.rulebook.Calendar;
import dev.tiercel.escalation.rulebook.Calendar.ExtraDay;
import dev.tiercel.escalation.rulebook.Calendar.Holiday;
import dev.tiercel.escalation.rulebook.Calendar.Window;
import dev.tiercel.escalation.rulebook.HolidaySet;
import dev.tiercel.escalation.rulebook.holidays.PublicHolidays;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads when work is done. */
final class CalendarReader {

    private static final int MOST_DAYS = 1000;
    private static final int MOST_WINDOWS = 24;
    private static final int MOST_SETS = 10;
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)|24:00");
    private static final String TIME_ALLOWED = "a time from 00:00 to 24:00, such as 09:00";
    private static final String DATE_ALLOWED = "a day of the years 2000 to 2199, such as 2026-12-25";
    private static final String MONTH_DAY_ALLOWED = "a day of every year, such as --12-25";
    private static final String WINDOWS_ALLOWED =
            "a list of 1 to " + MOST_WINDOWS + " windows, in order and apart, each { from: \"09:00\", to: \"17:00\" }";
    private static final String DAYS = "a list of at most " + MOST_DAYS + " days";
    private static final Window STAND_IN = new Window(0, Window.END_OF_DAY);

    private CalendarReader() {}

    static Calendar read(DocumentObject document, String id) {
        if (id.equals(Calendar.ALWAYS)) {
            document.report("id", Values.quoted(id), "another id: this one always means elapsed time");
        }
        List<HolidaySet> sets = holidaySets(document);
        return new Calendar(
                id,
                Values.text(document, "name"),
                zone(document),
                inForceFrom(document),
                week(document),
                holidays(document, sets),
                sets,
                null,
                extraDays(document));
    }

    private static ZoneId zone(DocumentObject document) {
        ZoneId zone = Values.parsed(document, "zone", "an IANA time zone, such as Europe/Madrid or UTC", text -> {
            // Leaves out what ZoneId would take too: offsets and prefixed offsets, which know no daylight saving.
            if (!ZoneId.getAvailableZoneIds().contains(text)) {
                throw new IllegalArgumentException(text);
            }
            return ZoneId.of(text);
        });
        return zone == null ? ZoneOffset.UTC : zone;
    }

    private static @Nullable Instant inForceFrom(DocumentObject document) {
        return document.has("inForceFrom")
                ? Values.parsed(
                        document,
                        "inForceFrom",
                        "an ISO 8601 instant with offset, such as 2026-04-01T00:00:00Z",
                        text -> OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS))
                : null;
    }

    private static Map<DayOfWeek, List<Window>> week(DocumentObject document) {
        Map<DayOfWeek, List<Window>> week = new EnumMap<>(DayOfWeek.class);
        DocumentObject given = document.requiredObject("windows", "windows by weekday: monday to sunday");
        if (given != null) {
            for (DayOfWeek day : DayOfWeek.values()) {
                String name = day.name().toLowerCase(Locale.ROOT);
                if (given.has(name)) {
                    week.put(day, windows(given, name));
                }
            }
            if (given.names().isEmpty()) {
                document.report("windows", "empty", "at least one weekday with windows");
            }
            given.refuseUnknownFields();
        }
        return week.isEmpty() ? Map.of(DayOfWeek.MONDAY, List.of(STAND_IN)) : week;
    }

    private static List<Window> windows(DocumentObject day, String field) {
        List<Window> windows = new ArrayList<>();
        int last = 0;
        for (DocumentObject object : day.atLeastOneObject(field, WINDOWS_ALLOWED)) {
            Integer from = Values.parsed(object, "from", TIME_ALLOWED, CalendarReader::minute);
            Integer to = Values.parsed(object, "to", TIME_ALLOWED, CalendarReader::minute);
            object.refuseUnknownFields();
            if (from != null && to != null) {
                if (from >= to) {
                    object.reportHere(
                            "ends at " + time(to) + ", before it has begun",
                            "an end after " + time(from) + "; a night is two windows, one until 24:00 and one from"
                                    + " 00:00 of the next day");
                } else if (from < last) {
                    object.reportHere(
                            "begins at " + time(from) + ", within or before the window above",
                            "a beginning from " + time(last) + " on");
                } else {
                    windows.add(new Window(from, to));
                    last = to;
                }
            }
        }
        if (windows.size() > MOST_WINDOWS) {
            day.report(field, windows.size() + " windows", WINDOWS_ALLOWED);
        }
        return windows.isEmpty() ? List.of(STAND_IN) : windows;
    }

    private static List<Holiday> holidays(DocumentObject document, List<HolidaySet> sets) {
        List<Holiday> holidays = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (DocumentObject object : document.objects("holidays", DAYS)) {
            if (object.has("set")) {
                // Of an answer that is sent back: the days of its sets are written out anew, and others would be lost.
                String set = object.scalar("set", false, "text");
                if (sets.stream().noneMatch(each -> each.toString().equals(set))) {
                    object.report(
                            "set",
                            Values.quoted(String.valueOf(set)),
                            "one of holidaySets; a day that is to stay without its set has no set");
                }
                continue;
            }
            String name = Values.text(object, "name");
            boolean once = object.has("date");
            if (once == object.has("monthDay")) {
                object.reportHere(
                        once ? "date and monthDay" : "neither date nor monthDay",
                        "either date, " + DATE_ALLOWED + ", or monthDay, " + MONTH_DAY_ALLOWED);
            } else if (once) {
                LocalDate date = Values.parsed(object, "date", DATE_ALLOWED, CalendarReader::date);
                if (date != null && isNew(object, "date", date, seen)) {
                    holidays.add(Holiday.on(date, name));
                }
            } else {
                MonthDay day = Values.parsed(object, "monthDay", MONTH_DAY_ALLOWED, MonthDay::parse);
                if (day != null && isNew(object, "monthDay", day, seen)) {
                    holidays.add(Holiday.every(day, name));
                }
            }
            object.refuseUnknownFields();
        }
        return bounded(document, "holidays", holidays);
    }

    private static List<HolidaySet> holidaySets(DocumentObject document) {
        String allowed = "a list of at most " + MOST_SETS + " sets, each { country: ES } or, with the days of a part,"
                + " { country: ES, subdivision: md }";
        List<HolidaySet> sets = new ArrayList<>();
        for (DocumentObject object : document.objects("holidaySets", allowed)) {
            HolidaySet set = holidaySet(object);
            object.refuseUnknownFields();
            if (set != null) {
                if (sets.contains(set)) {
                    object.reportHere(set + ", again", "each set once");
                } else {
                    sets.add(set);
                }
            }
        }
        if (sets.size() > MOST_SETS) {
            document.report("holidaySets", sets.size() + " sets", allowed);
        }
        document.ignore("holidayYears");
        return sets;
    }

    private static @Nullable HolidaySet holidaySet(DocumentObject object) {
        boolean whole = !object.has("subdivision");
        String allowed = "a country whose holidays are known: " + String.join(", ", PublicHolidays.countries());
        String country = Values.parsed(
                object, "country", allowed, text -> oneOf(text.toUpperCase(Locale.ROOT), PublicHolidays.countries()));
        if (country == null || whole) {
            return country == null ? null : new HolidaySet(country, null);
        }
        SortedSet<String> parts = PublicHolidays.subdivisions(country);
        String subdivision = Values.parsed(
                object,
                "subdivision",
                parts.isEmpty()
                        ? "none: of " + country + " only the days of the whole country are known"
                        : "a part of " + country + " whose holidays are known: " + String.join(", ", parts),
                text -> oneOf(text.toLowerCase(Locale.ROOT), parts));
        return subdivision == null ? null : new HolidaySet(country, subdivision);
    }

    private static String oneOf(String text, Set<String> known) {
        if (!known.contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static List<ExtraDay> extraDays(DocumentObject document) {
        List<ExtraDay> days = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (DocumentObject object : document.objects("extraDays", DAYS)) {
            String name = Values.text(object, "name");
            LocalDate date = Values.parsed(object, "date", DATE_ALLOWED, CalendarReader::date);
            List<Window> windows = windows(object, "windows");
            if (date != null && isNew(object, "date", date, seen)) {
                days.add(new ExtraDay(date, windows, name));
            }
            object.refuseUnknownFields();
        }
        return bounded(document, "extraDays", days);
    }

    private static boolean isNew(DocumentObject object, String field, Object day, Set<Object> seen) {
        boolean isNew = seen.add(day);
        if (!isNew) {
            object.report(field, Values.quoted(day.toString()), "each day once");
        }
        return isNew;
    }

    private static <D> List<D> bounded(DocumentObject document, String field, List<D> days) {
        if (days.size() > MOST_DAYS) {
            document.report(field, days.size() + " days", DAYS);
        }
        return days;
    }

    private static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        if (date.getYear() < 2000 || date.getYear() > 2199) {
            throw new IllegalArgumentException(text);
        }
        return date;
    }

    private static Integer minute(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new IllegalArgumentException(text);
        }
        return time.group(1) == null
                ? Window.END_OF_DAY
                : Integer.valueOf(Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2)));
    }

    private static String time(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }
}
