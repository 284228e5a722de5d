package dev.tiercel.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random calendars, mostly around a change of the clocks, against one that looks every minute: 130 calendars, 20
 * questions of each kind to each.
 */
class CalendarOracleTest {

    /** Changes at night, at midnight, by half an hour, of a whole day, in Ramadan, and none at all. */
    private static final List<String> ZONES = List.of(
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

    private static final int QUESTIONS = 20;

    private record Case(ZoneId zone, long seed) {

        @Override
        public String toString() {
            return zone + ", seed " + seed;
        }
    }

    static Stream<Case> cases() {
        return IntStream.range(0, 130).mapToObj(i -> new Case(ZoneId.of(ZONES.get(i % ZONES.size())), 4_711 + i));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void saysWhatTheWallClockShows(Case drawn) {
        // given
        Random random = new Random(drawn.seed());
        Instant middle = interesting(random, drawn.zone());
        Instant from = middle.minus(10, ChronoUnit.DAYS);
        Instant to = middle.plus(18, ChronoUnit.DAYS);
        Map<DayOfWeek, List<Window>> week = week(random);
        List<Holiday> holidays = holidays(random, middle, drawn.zone());
        List<ExtraDay> extraDays = extraDays(random, middle, drawn.zone());

        // when
        Calendar calendar = Calendar.of(drawn.zone(), week, holidays, extraDays);
        Minutes minutes = new Minutes(from, to, drawn.zone(), week, holidays, extraDays);

        // then
        for (int i = 0; i < QUESTIONS; i++) {
            // Two days at either end belong to dates of which the minutes are not all there.
            int start = 2 * Window.DAY + random.nextInt(minutes.count() - 12 * Window.DAY);
            int end = start + random.nextInt(8 * Window.DAY);
            String question = drawn + ", from " + minutes.at(start) + " to " + minutes.at(end);
            int worked = minutes.between(start, end);
            assertThat(calendar.between(minutes.at(start), minutes.at(end)))
                    .as(question)
                    .isEqualTo(Duration.ofMinutes(worked));
            if (worked > 0) {
                int part = 1 + random.nextInt(worked);
                assertThat(calendar.plus(minutes.at(start), Duration.ofMinutes(part)))
                        .as("%s, plus %s min", question, part)
                        .isEqualTo(minutes.at(minutes.plus(start, part)));
            }
            assertThat(calendar.windows(minutes.at(start), minutes.at(end)))
                    .as(question)
                    .isEqualTo(minutes.spans(start, end));
            assertThat(calendar.isOpen(minutes.at(start))).as(question).isEqualTo(minutes.isWorked(start));
            if (minutes.nextOpening(start) >= 0) {
                assertThat(calendar.nextOpening(minutes.at(start)))
                        .as(question)
                        .isEqualTo(minutes.at(minutes.nextOpening(start)));
            }
            asksForDays(random, calendar, minutes, start, question);
        }
    }

    private static void asksForDays(Random random, Calendar calendar, Minutes minutes, int start, String question) {
        int days = 1 + random.nextInt(4);
        Instant onTheDay = minutes.workingDays(start, days);
        if (onTheDay != null) {
            assertThat(calendar.workingDays(minutes.at(start), days))
                    .as("%s, %s days", question, days)
                    .isEqualTo(onTheDay);
        }
        LocalTime time = LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
        Instant byTime = minutes.byTimeOnNextWorkingDay(start, time);
        if (byTime != null) {
            assertThat(calendar.byTimeOnNextWorkingDay(minutes.at(start), time))
                    .as("%s, by %s", question, time)
                    .isEqualTo(byTime);
        }
    }

    /** A change of the clocks, or some new year. */
    private static Instant interesting(Random random, ZoneId zone) {
        LocalDate date = LocalDate.of(2010 + random.nextInt(18), 1 + random.nextInt(12), 1 + random.nextInt(28));
        if (zone.getId().equals("Pacific/Apia") && random.nextBoolean()) {
            date = LocalDate.of(2011, 12, 1);
        }
        Instant any = date.atStartOfDay(zone).toInstant();
        ZoneOffsetTransition change = zone.getRules().nextTransition(any);
        boolean newYear = change == null || random.nextInt(5) == 0;
        return newYear ? LocalDate.of(date.getYear(), 1, 1).atStartOfDay(zone).toInstant() : change.getInstant();
    }

    private static Map<DayOfWeek, List<Window>> week(Random random) {
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

    private static List<Holiday> holidays(Random random, Instant middle, ZoneId zone) {
        List<Holiday> holidays = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            LocalDate date = dayNear(random, middle, zone);
            holidays.add(random.nextBoolean() ? new Holiday.On(date) : new Holiday.Yearly(MonthDay.from(date)));
        }
        return holidays;
    }

    private static List<ExtraDay> extraDays(Random random, Instant middle, ZoneId zone) {
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
