package dev.tiercel.calendars;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/** Random calendars, mostly around a change of the clocks. */
final class Drawn {

    /** Changes at night, at midnight, by half an hour, of a whole day, in Ramadan, and none at all. */
    static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "America/New_York",
            "America/Santiago",
            "America/Havana",
            "Asia/Beirut",
            "Africa/Cairo",
            "Africa/Casablanca",
            "Australia/Lord_Howe",
            "America/Sao_Paulo",
            "Pacific/Apia",
            "Pacific/Chatham",
            "Asia/Kathmandu",
            "UTC");

    private Drawn() {}

    /** A change of the clocks, or some new year. */
    static Instant interesting(Random random, ZoneId zone) {
        LocalDate date = LocalDate.of(2010 + random.nextInt(18), 1 + random.nextInt(12), 1 + random.nextInt(28));
        if (zone.getId().equals("Pacific/Apia") && random.nextBoolean()) {
            date = LocalDate.of(2011, 12, 1);
        }
        Instant any = date.atStartOfDay(zone).toInstant();
        ZoneOffsetTransition change = zone.getRules().nextTransition(any);
        boolean newYear = change == null || random.nextInt(5) == 0;
        return newYear ? LocalDate.of(date.getYear(), 1, 1).atStartOfDay(zone).toInstant() : change.getInstant();
    }

    static Map<DayOfWeek, List<Window>> week(Random random) {
        Map<DayOfWeek, List<Window>> week = new EnumMap<>(DayOfWeek.class);
        boolean aroundTheClock = random.nextInt(8) == 0;
        for (DayOfWeek day : DayOfWeek.values()) {
            if (aroundTheClock) {
                week.put(day, List.of(new Window(0, Window.DAY)));
            } else if (random.nextInt(5) > 0) {
                week.put(day, windows(random));
            }
        }
        if (week.isEmpty()) {
            week.put(DayOfWeek.MONDAY, windows(random));
        }
        return week;
    }

    /** One to four windows, many of them at night, where clocks change; some touch each other or midnight. */
    private static List<Window> windows(Random random) {
        TreeSet<Integer> bounds = new TreeSet<>();
        int wanted = 2 * (1 + random.nextInt(4));
        while (bounds.size() < wanted) {
            int night = 15 * random.nextInt(17);
            int any = 15 * random.nextInt(97);
            bounds.add(random.nextBoolean() ? night : any);
        }
        if (random.nextInt(4) == 0) {
            bounds.pollLast();
            bounds.add(Window.DAY);
        }
        List<Integer> sorted = new ArrayList<>(bounds);
        List<Window> windows = new ArrayList<>();
        boolean touching = random.nextInt(4) == 0;
        for (int i = 0; i + 1 < sorted.size(); i += touching ? 1 : 2) {
            windows.add(new Window(sorted.get(i), sorted.get(i + 1)));
        }
        return windows;
    }

    static List<Holiday> holidays(Random random, Instant middle, ZoneId zone) {
        List<Holiday> holidays = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            LocalDate date = dayNear(random, middle, zone);
            holidays.add(random.nextBoolean() ? new Holiday.On(date) : new Holiday.Yearly(MonthDay.from(date)));
        }
        return holidays;
    }

    static List<ExtraDay> extraDays(Random random, Instant middle, ZoneId zone) {
        TreeSet<LocalDate> dates = new TreeSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            dates.add(dayNear(random, middle, zone));
        }
        return dates.stream().map(date -> new ExtraDay(date, windows(random))).toList();
    }

    private static LocalDate dayNear(Random random, Instant middle, ZoneId zone) {
        return LocalDate.ofInstant(middle, zone).plusDays(random.nextInt(16) - 6);
    }
}
