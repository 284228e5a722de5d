package dev.tiercel.calendars;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadCalendarTest {

    private static final List<Window> MORNING = List.of(Window.of("09:00", "12:00"));

    private static List<String> mistakes(
            Map<DayOfWeek, List<Window>> week, List<Holiday> holidays, List<ExtraDay> extraDays) {
        BadCalendarException refused = catchThrowableOfType(
                BadCalendarException.class, () -> Calendar.of(ZoneOffset.UTC, week, holidays, extraDays));
        assertThat(refused).isNotNull();
        return refused.mistakes().stream()
                .map(mistake -> mistake.place() + ": " + mistake.message())
                .toList();
    }

    @Test
    void tellsEveryMistakeWithItsPlace() {
        // given
        Map<DayOfWeek, List<Window>> week = Map.of(
                MONDAY, List.of(Window.of("09:00", "13:00"), Window.of("12:00", "14:00")),
                SUNDAY, List.of(Window.of("16:00", "17:00"), Window.of("08:00", "09:00")));
        List<Holiday> holidays = List.of(new Holiday.On(LocalDate.of(1066, 10, 14)));
        List<ExtraDay> extraDays = List.of(
                new ExtraDay(LocalDate.of(2026, 5, 2), MORNING), new ExtraDay(LocalDate.of(2026, 5, 2), List.of()));

        // then
        assertThat(mistakes(week, holidays, extraDays))
                .containsExactly(
                        "windows.monday[1]: 12:00-14:00 (expected: to begin after 09:00-13:00)",
                        "windows.sunday[1]: 08:00-09:00 (expected: to begin after 16:00-17:00)",
                        "holidays[0].date: 1066-10-14 (expected: 1970-01-01 to 9999-12-31)",
                        "extraDays[1].windows: none (expected: at least one; a free day is a holiday)",
                        "extraDays[1].date: 2026-05-02 (expected: another date than extraDays[0])");
    }

    @Test
    void refusesACalendarInWhichNobodyEverWorks() {
        assertThat(mistakes(Map.of(MONDAY, List.of()), List.of(), List.of()))
                .containsExactly("windows: none (expected: at least one, or an extra day)");
    }

    @Test
    void refusesMoreThanCanBeMeant() {
        // given
        Holiday holiday = new Holiday.On(LocalDate.of(2026, 5, 1));

        // then
        assertThat(mistakes(Map.of(MONDAY, MORNING), Collections.nCopies(5_001, holiday), List.of()))
                .containsExactly("holidays: 5001 (expected: at most 5000)");
    }

    @Test
    void takesWindowsThatTouch() {
        // given
        List<Window> touching = List.of(Window.of("09:00", "12:00"), Window.of("12:00", "24:00"));

        // then
        assertThat(Calendar.of(ZoneOffset.UTC, Map.of(MONDAY, touching), List.of(), List.of())
                        .zone())
                .isEqualTo(ZoneOffset.UTC);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9:00  | 12:00 | from: 9:00 (expected: HH:MM, 00:00 to 24:00)",
                "09:00 | 24:01 | to: 24:01 (expected: HH:MM, 00:00 to 24:00)",
                "09:00 | noon  | to: noon (expected: HH:MM, 00:00 to 24:00)",
                "12:00 | 12:00 | to: 12:00 (expected: a time after 12:00;",
                "22:00 | 06:00 | to: 06:00 (expected: a time after 22:00; work that goes on past midnight",
                "24:00 | 24:00 | to: 24:00 (expected: a time after 24:00;"
            })
    void refusesAWindowThatIsNone(String from, String to, String reason) {
        assertThatThrownBy(() -> Window.of(from, to))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason);
    }
}
