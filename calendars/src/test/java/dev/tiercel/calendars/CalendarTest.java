package dev.tiercel.calendars;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CalendarTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    /** Monday to Thursday with a lunch break, a short Friday. */
    private static final Map<DayOfWeek, List<Window>> OFFICE = officeWeek();

    private static Map<DayOfWeek, List<Window>> officeWeek() {
        Map<DayOfWeek, List<Window>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : List.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY)) {
            week.put(day, List.of(Window.of("09:00", "14:00"), Window.of("16:00", "19:00")));
        }
        week.put(FRIDAY, List.of(Window.of("09:00", "15:00")));
        return week;
    }

    private static Calendar office(Holiday... holidays) {
        return Calendar.of(MADRID, OFFICE, List.of(holidays), List.of());
    }

    /** Wall time in Madrid; 2 March 2026 is a Monday. */
    private static Instant at(String wall) {
        return LocalDateTime.parse(wall).atZone(MADRID).toInstant();
    }

    private static Holiday on(String date) {
        return new Holiday.On(LocalDate.parse(date));
    }

    @Nested
    class Hours {

        @Test
        void areCountedWithinAWindow() {
            assertThat(office().plus(at("2026-03-02T10:00"), Duration.ofHours(2)))
                    .isEqualTo(at("2026-03-02T12:00"));
        }

        @Test
        void skipTheLunchBreak() {
            assertThat(office().plus(at("2026-03-02T13:00"), Duration.ofHours(2)))
                    .isEqualTo(at("2026-03-02T17:00"));
        }

        @Test
        void endWithTheWindowTheyFill() {
            assertThat(office().plus(at("2026-03-02T09:00"), Duration.ofHours(5)))
                    .isEqualTo(at("2026-03-02T14:00"));
        }

        @Test
        void goOnInTheNextWindowByOneMillisecond() {
            assertThat(office().plus(at("2026-03-02T09:00"), Duration.ofHours(5).plusMillis(1)))
                    .isEqualTo(at("2026-03-02T16:00").plusMillis(1));
        }

        @Test
        void skipTheWeekend() {
            assertThat(office().plus(at("2026-03-06T14:30"), Duration.ofHours(1)))
                    .isEqualTo(at("2026-03-09T09:30"));
        }

        @Test
        void ofATicketOpenedAtNightBeginInTheMorning() {
            assertThat(office().plus(at("2026-03-02T03:00"), Duration.ofHours(1)))
                    .isEqualTo(at("2026-03-02T10:00"));
        }

        @Test
        void thatAreNoneEndWhereTheyBegan() {
            assertThat(office().plus(at("2026-03-07T12:00"), Duration.ZERO)).isEqualTo(at("2026-03-07T12:00"));
        }

        @Test
        void skipAHolidayOfOneYearAndOneOfEveryYear() {
            // given
            Calendar calendar = office(on("2026-03-03"), new Holiday.Yearly(MonthDay.of(3, 4)));

            // then
            assertThat(calendar.plus(at("2026-03-02T18:00"), Duration.ofHours(2)))
                    .isEqualTo(at("2026-03-05T10:00"));
            assertThat(calendar.plus(at("2027-03-02T18:00"), Duration.ofHours(2)))
                    .isEqualTo(at("2027-03-03T10:00"));
            assertThat(calendar.plus(at("2027-03-03T18:00"), Duration.ofHours(2)))
                    .isEqualTo(at("2027-03-05T10:00"));
        }

        @Test
        void areWorkedOnAnExtraDayThatIsAHolidayOrAWeekend() {
            // given
            Calendar calendar = Calendar.of(
                    MADRID,
                    OFFICE,
                    List.of(on("2026-03-07")),
                    List.of(new ExtraDay(LocalDate.parse("2026-03-07"), List.of(Window.of("10:00", "12:00")))));

            // then
            assertThat(calendar.plus(at("2026-03-06T15:00"), Duration.ofHours(1)))
                    .isEqualTo(at("2026-03-07T11:00"));
        }

        @Test
        void areNotShiftedByTheClocksGoingForward() {
            assertThat(office().plus(at("2026-03-27T14:00"), Duration.ofHours(2)))
                    .isEqualTo(at("2026-03-30T10:00"));
        }

        @Test
        void ofANightShiftAreSevenWhenTheClocksGoForwardAndNineWhenTheyGoBack() {
            // given
            Map<DayOfWeek, List<Window>> nights = Map.of(
                    SATURDAY, List.of(Window.of("22:00", "24:00")), SUNDAY, List.of(Window.of("00:00", "06:00")));
            Calendar calendar = Calendar.of(MADRID, nights, List.of(), List.of());

            // then
            assertThat(calendar.between(at("2026-03-28T12:00"), at("2026-03-29T12:00")))
                    .isEqualTo(Duration.ofHours(7));
            assertThat(calendar.between(at("2026-10-24T12:00"), at("2026-10-25T12:00")))
                    .isEqualTo(Duration.ofHours(9));
        }

        @Test
        void betweenTwoInstantsAreWhatTheyTakeToCome() {
            // given
            Instant start = at("2026-01-01T00:00");
            Instant end = at("2028-06-01T12:34");

            // when
            Duration worked = office().between(start, end);

            // then
            assertThat(office().plus(start, worked)).isEqualTo(end);
            assertThat(worked).isGreaterThan(Duration.ofHours(4_500));
        }

        @Test
        void backwardsAreRefused() {
            assertThatThrownBy(() -> office().between(at("2026-03-03T00:00"), at("2026-03-02T00:00")))
                    .hasMessageStartingWith("to: 2026-03-01T23:00:00Z (expected: not before 2026-03-02T23:00:00Z");
            assertThatThrownBy(() -> office().plus(at("2026-03-03T00:00"), Duration.ofHours(-1)))
                    .hasMessageStartingWith("workingTime: PT-1H (expected: PT0S to");
        }

        @Test
        void thatNeverComeAreRefused() {
            // given
            Calendar once = Calendar.of(
                    MADRID,
                    Map.of(),
                    List.of(),
                    List.of(new ExtraDay(LocalDate.parse("2026-03-07"), List.of(Window.of("10:00", "12:00")))));

            // then
            assertThat(once.plus(at("2026-01-01T00:00"), Duration.ofHours(2))).isEqualTo(at("2026-03-07T12:00"));
            assertThatThrownBy(() -> once.plus(at("2026-01-01T00:00"), Duration.ofHours(3)))
                    .isInstanceOf(NoWorkingTimeException.class)
                    .hasMessage("after 2025-12-31T23:00:00Z: no working time for 10 years"
                            + " (expected: a calendar that goes on)");
            assertThatThrownBy(() -> once.nextOpening(at("2026-03-07T12:00")))
                    .isInstanceOf(NoWorkingTimeException.class);
            assertThatThrownBy(() -> once.workingDays(at("2026-03-07T11:00"), 1))
                    .isInstanceOf(NoWorkingTimeException.class);
        }

        @Test
        void thatTakeMoreThanALifetimeAreRefused() {
            // given
            Calendar anHourAWeek =
                    Calendar.of(MADRID, Map.of(MONDAY, List.of(Window.of("09:00", "10:00"))), List.of(), List.of());

            // then
            assertThatThrownBy(() -> anHourAWeek.plus(at("2026-01-01T00:00"), Duration.ofDays(1_000)))
                    .isInstanceOf(NoWorkingTimeException.class)
                    .hasMessageContaining("not within 100 years");
        }
    }

    @Nested
    class Days {

        @Test
        void endAtTheSameWallTimeOfTheNthWorkingDay() {
            assertThat(office().workingDays(at("2026-03-05T11:30"), 2)).isEqualTo(at("2026-03-09T11:30"));
        }

        @Test
        void ofATicketOpenedOnTheWeekendCountFromMondayMorning() {
            assertThat(office().workingDays(at("2026-03-07T20:00"), 1)).isEqualTo(at("2026-03-10T09:00"));
        }

        @Test
        void ofATicketOpenedAtLunchCountFromTheAfternoon() {
            assertThat(office().workingDays(at("2026-03-02T15:00"), 1)).isEqualTo(at("2026-03-03T16:00"));
        }

        @Test
        void ofATicketOpenedAtTheEndOfTheDayCountFromTheNextMorning() {
            assertThat(office().workingDays(at("2026-03-02T19:00"), 1)).isEqualTo(at("2026-03-04T09:00"));
        }

        @Test
        void keepTheWallTimeWhenTheClocksChange() {
            assertThat(office().workingDays(at("2026-03-27T10:00"), 1)).isEqualTo(at("2026-03-30T10:00"));
        }

        @Test
        void skipHolidays() {
            assertThat(office(on("2026-03-03")).workingDays(at("2026-03-02T10:00"), 1))
                    .isEqualTo(at("2026-03-04T10:00"));
        }

        @Test
        void thatAreNoneEndAtTheNextOpening() {
            assertThat(office().workingDays(at("2026-03-07T20:00"), 0)).isEqualTo(at("2026-03-09T09:00"));
        }

        @Test
        void goOnOverTheNewYear() {
            assertThat(office(new Holiday.Yearly(MonthDay.of(1, 1))).workingDays(at("2026-12-31T10:00"), 1))
                    .isEqualTo(at("2027-01-04T10:00"));
        }

        @Test
        void endByATimeOfTheNextWorkingDay() {
            assertThat(office().byTimeOnWorkingDay(at("2026-03-02T08:00"), 1, LocalTime.of(10, 0)))
                    .isEqualTo(at("2026-03-03T10:00"));
            assertThat(office().byTimeOnWorkingDay(at("2026-03-07T20:00"), 1, LocalTime.of(10, 0)))
                    .isEqualTo(at("2026-03-09T10:00"));
        }
    }

    @Nested
    class Windows {

        @Test
        void areCutToWhatIsAskedFor() {
            assertThat(office().windows(at("2026-03-02T10:00"), at("2026-03-03T09:30")))
                    .containsExactly(
                            new Span(at("2026-03-02T10:00"), at("2026-03-02T14:00")),
                            new Span(at("2026-03-02T16:00"), at("2026-03-02T19:00")),
                            new Span(at("2026-03-03T09:00"), at("2026-03-03T09:30")));
        }

        @Test
        void thatTouchAtMidnightAreOneAlsoAtNewYear() {
            // given
            Map<DayOfWeek, List<Window>> always = new EnumMap<>(DayOfWeek.class);
            for (DayOfWeek day : DayOfWeek.values()) {
                always.put(day, List.of(Window.of("00:00", "24:00")));
            }

            // when
            Calendar calendar = Calendar.of(ZoneId.of("America/Havana"), always, List.of(), List.of());

            // then
            assertThat(calendar.windows(at("2025-06-01T00:00"), at("2027-06-01T00:00")))
                    .containsExactly(new Span(at("2025-06-01T00:00"), at("2027-06-01T00:00")));
        }

        @Test
        void areOpenFromTheirBeginningToJustBeforeTheirEnd() {
            assertThat(office().isOpen(at("2026-03-02T09:00").minusMillis(1))).isFalse();
            assertThat(office().isOpen(at("2026-03-02T09:00"))).isTrue();
            assertThat(office().isOpen(at("2026-03-02T14:00").minusMillis(1))).isTrue();
            assertThat(office().isOpen(at("2026-03-02T14:00"))).isFalse();
        }
    }
}
