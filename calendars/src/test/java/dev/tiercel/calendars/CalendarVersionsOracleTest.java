package dev.tiercel.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.calendars.CalendarVersions.Version;
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
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random calendars that change up to three times within some weeks, also into another zone, against somebody who looks
 * every minute which version counts and what it says: 130 calendars, 20 questions of each kind to each.
 */
class CalendarVersionsOracleTest {

    private static final int QUESTIONS = 20;

    /** @param from the first minute it may count from */
    private record Sheet(int from, Minutes minutes) {}

    private record Case(long seed) {}

    static Stream<Case> cases() {
        return IntStream.range(0, 130).mapToObj(i -> new Case(1_147 + i));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void saysWhatTheVersionInForceSays(Case drawn) {
        // given
        Random random = new Random(drawn.seed());
        ZoneId home = zone(random);
        Instant middle = Drawn.interesting(random, home);
        Instant from = middle.minus(10, ChronoUnit.DAYS);
        Instant to = middle.plus(18, ChronoUnit.DAYS);
        List<Version> versions = new ArrayList<>();
        List<Sheet> sheets = new ArrayList<>();
        int changes = 1 + random.nextInt(3);
        for (int number = 1; number <= 1 + changes; number++) {
            ZoneId zone = random.nextInt(3) == 0 ? zone(random) : home;
            Map<DayOfWeek, List<Window>> week = Drawn.week(random);
            List<Holiday> holidays = Drawn.holidays(random, middle, zone);
            List<ExtraDay> extraDays = Drawn.extraDays(random, middle, zone);
            int inForce = random.nextInt(28 * Window.DAY);
            versions.add(new Version(
                    number, from.plus(inForce, ChronoUnit.MINUTES), Calendar.of(zone, week, holidays, extraDays)));
            sheets.add(new Sheet(
                    number == 1 ? Integer.MIN_VALUE : inForce, new Minutes(from, to, zone, week, holidays, extraDays)));
        }

        // when
        CalendarVersions calendar = CalendarVersions.of(versions);

        // then
        for (int i = 0; i < QUESTIONS; i++) {
            int start = 2 * Window.DAY + random.nextInt(16 * Window.DAY);
            int end = start + random.nextInt(8 * Window.DAY);
            Instant asked = from.plus(start, ChronoUnit.MINUTES);
            Instant until = from.plus(end, ChronoUnit.MINUTES);
            String question = drawn + ", from " + asked + " to " + until;
            boolean[] worked = worked(sheets, start, end);
            int count = count(worked);
            assertThat(calendar.between(asked, until)).as(question).isEqualTo(Duration.ofMinutes(count));
            assertThat(calendar.windows(asked, until)).as(question).isEqualTo(spans(worked, asked));
            assertThat(calendar.isOpen(asked))
                    .as(question)
                    .isEqualTo(sheetAt(sheets, start).minutes().isWorked(start));
            if (count > 0) {
                int part = 1 + random.nextInt(count);
                assertThat(calendar.plus(asked, Duration.ofMinutes(part)))
                        .as("%s, plus %s min", question, part)
                        .isEqualTo(asked.plus(nth(worked, part) + 1, ChronoUnit.MINUTES));
                assertThat(calendar.nextOpening(asked))
                        .as(question)
                        .isEqualTo(asked.plus(nth(worked, 1), ChronoUnit.MINUTES));
            }
            asksForDays(random, calendar, sheets, start, from, question);
        }
    }

    private static void asksForDays(
            Random random, CalendarVersions calendar, List<Sheet> sheets, int start, Instant from, String question) {
        int days = 1 + random.nextInt(4);
        LocalTime time = LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
        Instant asked = from.plus(start, ChronoUnit.MINUTES);
        Instant byTime = onNthDayAfter(
                sheets, sheetAt(sheets, start).minutes().wall(start).toLocalDate(), days, time, from);
        if (byTime != null) {
            assertThat(calendar.byTimeOnWorkingDay(asked, days, time))
                    .as("%s, %s days by %s", question, days, time)
                    .isEqualTo(byTime);
        }
        boolean[] worked = worked(sheets, start, 27 * Window.DAY);
        if (count(worked) > 0) {
            int opening = start + nth(worked, 1);
            LocalDateTime wall = sheetAt(sheets, opening).minutes().wall(opening);
            Instant onTheDay = onNthDayAfter(sheets, wall.toLocalDate(), days, wall.toLocalTime(), from);
            if (onTheDay != null) {
                assertThat(calendar.workingDays(asked, days))
                        .as("%s, %s days", question, days)
                        .isEqualTo(onTheDay);
            }
        }
    }

    /** Null if the weeks end before. */
    private static @Nullable Instant onNthDayAfter(
            List<Sheet> sheets, LocalDate after, int days, LocalTime time, Instant from) {
        LocalDate date = after;
        for (int left = days; left > 0; ) {
            date = date.plusDays(1);
            if (date.isAfter(LocalDate.ofInstant(from.plus(26, ChronoUnit.DAYS), ZoneId.of("UTC")))) {
                return null;
            }
            left -= ofDate(sheets, date).isWorkingDay(date) ? 1 : 0;
        }
        return from.plus(ofDate(sheets, date).first(date.atTime(time)), ChronoUnit.MINUTES);
    }

    private static Minutes ofDate(List<Sheet> sheets, LocalDate date) {
        for (int i = sheets.size() - 1; i > 0; i--) {
            if (sheets.get(i).from() <= sheets.get(i).minutes().first(date.atStartOfDay())) {
                return sheets.get(i).minutes();
            }
        }
        return sheets.get(0).minutes();
    }

    private static Sheet sheetAt(List<Sheet> sheets, int minute) {
        int newest = sheets.size() - 1;
        while (sheets.get(newest).from() > minute) {
            newest--;
        }
        return sheets.get(newest);
    }

    private static boolean[] worked(List<Sheet> sheets, int start, int end) {
        boolean[] worked = new boolean[Math.max(0, end - start)];
        for (int i = 0; i < worked.length; i++) {
            worked[i] = sheetAt(sheets, start + i).minutes().isWorked(start + i);
        }
        return worked;
    }

    private static int count(boolean[] worked) {
        int count = 0;
        for (boolean minute : worked) {
            count += minute ? 1 : 0;
        }
        return count;
    }

    /** Index of the nth minute that is worked. */
    private static int nth(boolean[] worked, int n) {
        int index = -1;
        for (int left = n; left > 0; ) {
            index++;
            left -= worked[index] ? 1 : 0;
        }
        return index;
    }

    private static List<Span> spans(boolean[] worked, Instant from) {
        List<Span> spans = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= worked.length; i++) {
            boolean work = i < worked.length && worked[i];
            if (work && start < 0) {
                start = i;
            } else if (!work && start >= 0) {
                spans.add(new Span(from.plus(start, ChronoUnit.MINUTES), from.plus(i, ChronoUnit.MINUTES)));
                start = -1;
            }
        }
        return spans;
    }

    private static ZoneId zone(Random random) {
        return ZoneId.of(Drawn.ZONES.get(random.nextInt(Drawn.ZONES.size())));
    }
}
