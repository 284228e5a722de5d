package dev.tiercel.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random calendars, mostly around a change of the clocks, against one that looks every minute: 130 calendars, 20
 * questions of each kind to each.
 */
class CalendarOracleTest {

    private static final int QUESTIONS = 20;

    private record Case(ZoneId zone, long seed) {

        @Override
        public String toString() {
            return zone + ", seed " + seed;
        }
    }

    static Stream<Case> cases() {
        return IntStream.range(0, 130)
                .mapToObj(i -> new Case(ZoneId.of(Drawn.ZONES.get(i % Drawn.ZONES.size())), 4_711 + i));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void saysWhatTheWallClockShows(Case drawn) {
        // given
        Random random = new Random(drawn.seed());
        Instant middle = Drawn.interesting(random, drawn.zone());
        Instant from = middle.minus(10, ChronoUnit.DAYS);
        Instant to = middle.plus(18, ChronoUnit.DAYS);
        Map<DayOfWeek, List<Window>> week = Drawn.week(random);
        List<Holiday> holidays = Drawn.holidays(random, middle, drawn.zone());
        List<ExtraDay> extraDays = Drawn.extraDays(random, middle, drawn.zone());

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
        Instant byTime = minutes.byTimeOnWorkingDay(start, days, time);
        if (byTime != null) {
            assertThat(calendar.byTimeOnWorkingDay(minutes.at(start), days, time))
                    .as("%s, %s days by %s", question, days, time)
                    .isEqualTo(byTime);
        }
    }
}
