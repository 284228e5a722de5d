package dev.tiercel.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiercel.calendars.CalendarVersions.Version;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalendarVersionsTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    /** A Monday. */
    private static final Instant MONDAY = at("2026-03-02T09:00");

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(MADRID).toInstant();
    }

    private static Calendar daily(String from, String to, Holiday... holidays) {
        Map<DayOfWeek, List<Window>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(Window.of(from, to)));
        }
        return Calendar.of(MADRID, week, List.of(holidays), List.of());
    }

    private static final Version NINE_TO_FIVE = new Version(1, at("2026-01-01T00:00"), daily("09:00", "17:00"));

    @Test
    void leaveTheTimeBeforeAChangeAlone() {
        // given
        Version longer = new Version(2, at("2026-03-02T16:00"), daily("09:00", "21:00"));

        // when
        CalendarVersions versions = CalendarVersions.of(List.of(longer, NINE_TO_FIVE));

        // then
        assertThat(versions.plus(MONDAY, Duration.ofHours(7))).isEqualTo(at("2026-03-02T16:00"));
        assertThat(versions.plus(MONDAY, Duration.ofHours(10))).isEqualTo(at("2026-03-02T19:00"));
        assertThat(versions.windows(MONDAY, at("2026-03-03T00:00")))
                .containsExactly(new Span(MONDAY, at("2026-03-02T21:00")));
        assertThat(versions.at(at("2026-03-02T16:00").minusMillis(1)).number()).isEqualTo(1);
        assertThat(versions.at(at("2026-03-02T16:00")).number()).isEqualTo(2);
    }

    @Test
    void countByTheFirstVersionAlsoBeforeItCameIntoForce() {
        assertThat(CalendarVersions.of(List.of(NINE_TO_FIVE)).plus(at("2025-06-02T08:00"), Duration.ofHours(1)))
                .isEqualTo(at("2025-06-02T10:00"));
    }

    @Test
    void neverComeToAVersionThatANewerOneForestalls() {
        // given
        Version inApril = new Version(2, at("2026-04-01T00:00"), daily("09:00", "10:00"));
        Version inMarch = new Version(3, at("2026-03-02T00:00"), daily("09:00", "21:00"));

        // when
        CalendarVersions versions = CalendarVersions.of(List.of(NINE_TO_FIVE, inApril, inMarch));

        // then
        assertThat(versions.at(at("2026-05-01T00:00")).number()).isEqualTo(3);
        assertThat(versions.newest()).isEqualTo(3);
    }

    @Test
    void giveADateToTheVersionThatIsInForceWhenItBegins() {
        // given
        Holiday tuesday = new Holiday.On(at("2026-03-03T00:00").atZone(MADRID).toLocalDate());
        Calendar free = daily("09:00", "17:00", tuesday);

        // when
        CalendarVersions atMidnight =
                CalendarVersions.of(List.of(NINE_TO_FIVE, new Version(2, at("2026-03-03T00:00"), free)));
        CalendarVersions aMomentLater = CalendarVersions.of(
                List.of(NINE_TO_FIVE, new Version(2, at("2026-03-03T00:00").plusMillis(1), free)));

        // then
        assertThat(atMidnight.workingDays(MONDAY, 1)).isEqualTo(at("2026-03-04T09:00"));
        assertThat(aMomentLater.workingDays(MONDAY, 1)).isEqualTo(at("2026-03-03T09:00"));
        assertThat(atMidnight.byTimeOnWorkingDay(MONDAY, 2, LocalTime.of(16, 0)))
                .isEqualTo(at("2026-03-05T16:00"));
    }

    @Test
    void refuseToBeNone() {
        assertThatThrownBy(() -> CalendarVersions.of(List.of())).hasMessage("versions: none (expected: at least one)");
    }

    @Test
    void ofElapsedTimeAreNotNeeded() {
        assertThat(ElapsedTime.ALWAYS.plus(MONDAY, Duration.ofHours(30))).isEqualTo(at("2026-03-03T15:00"));
        assertThat(ElapsedTime.ALWAYS.between(MONDAY, MONDAY.plusMillis(1))).isEqualTo(Duration.ofMillis(1));
        assertThat(ElapsedTime.ALWAYS.windows(MONDAY, MONDAY)).isEmpty();
        assertThatThrownBy(() -> ElapsedTime.ALWAYS.workingDays(MONDAY, 1)).hasMessageContaining("working days");
    }
}
