package dev.tiercel.slatimer.wanted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.calendars.Calendar;
import dev.tiercel.calendars.CalendarVersions;
import dev.tiercel.calendars.ExtraDay;
import dev.tiercel.calendars.Holiday;
import dev.tiercel.calendars.Window;
import dev.tiercel.slatimer.clocks.ServiceCalendar;
import dev.tiercel.slatimer.clocks.Target;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nine to five in Madrid on weekdays; it is three o'clock there, on a Monday. */
class WantedByCalendarTest {

    private static final Instant MONDAY_AT_THREE = Instant.parse("2026-03-02T14:00:00Z");
    private static final Instant TUESDAY_AT_THREE = Instant.parse("2026-03-03T14:00:00Z");
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final List<Window> HOURS = List.of(Window.of("09:00", "17:00"));
    private static final Map<String, ServiceCalendar> OFFICE = Map.of("office", office(weekdays()));
    private static final Map<String, ServiceCalendar> NONE = Map.of();

    private static Calendar weekdays(Holiday... holidays) {
        Map<DayOfWeek, List<Window>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.compareTo(DayOfWeek.SATURDAY) < 0) {
                week.put(day, HOURS);
            }
        }
        return Calendar.of(MADRID, week, List.of(holidays), List.of());
    }

    private static ServiceCalendar office(Calendar calendar) {
        return new ServiceCalendar(
                "office", CalendarVersions.of(List.of(new CalendarVersions.Version(1, Instant.EPOCH, calendar))));
    }

    private static WantedTimer after(String id, String after) {
        return new WantedTimer(id, new When.ByCalendar(MONDAY_AT_THREE, Target.parse(after), "office"));
    }

    private static Wanted wanted(WantedTimer... timers) {
        return Wanted.of(new WantedSet("notification-service", "default", "a-ticket", 1, List.of(timers)));
    }

    @ParameterizedTest
    @CsvSource({
        "PT2H, 2026-03-02T16:00:00Z",
        "PT8H, 2026-03-03T14:00:00Z",
        "2wd, 2026-03-04T14:00:00Z",
        "1wd by 16:00, 2026-03-03T15:00:00Z"
    })
    void isDueAsAClockOfThatTargetWouldBe(String after, Instant dueAt) {
        // when
        Wanted.Look look = wanted(after("timer", after)).at(MONDAY_AT_THREE, OFFICE);

        // then
        assertThat(look.elapsed()).isEmpty();
        assertThat(look.wakeAt()).isEqualTo(dueAt);
    }

    @Test
    void elapsesNothingAMillisecondEarly() {
        // when
        Wanted.Look look = wanted(after("timer", "PT8H")).at(TUESDAY_AT_THREE.minusMillis(1), OFFICE);

        // then
        assertThat(look.elapsed()).isEmpty();
    }

    @Test
    void elapsesAtTheDueInstant() {
        // when
        Wanted.Look look = wanted(after("timer", "PT8H")).at(TUESDAY_AT_THREE, OFFICE);

        // then
        assertThat(look.elapsed()).containsExactly(new Elapsed("timer", TUESDAY_AT_THREE));
        assertThat(look.wakeAt()).isNull();
    }

    @Test
    void elapsesAMillisecondLateIfItLearnsOfItThenAndTellsWhenItWasDue() {
        // when
        Wanted.Look look = wanted(after("timer", "PT8H")).at(TUESDAY_AT_THREE.plusMillis(1), OFFICE);

        // then
        assertThat(look.elapsed()).containsExactly(new Elapsed("timer", TUESDAY_AT_THREE));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T14:00:00Z, 2026-03-02T14:00:00Z",
        "2026-03-06T16:00:00Z, 2026-03-09T08:00:00Z",
        "2026-03-07T12:00:00Z, 2026-03-09T08:00:00Z"
    })
    void waitsForTheOfficeToOpenUnlessItIsOpen(Instant startedAt, Instant opensAt) {
        // given
        Wanted wanted = wanted(new WantedTimer("opens", new When.Opening(startedAt, "office")));

        // when
        Wanted.Look look = wanted.at(opensAt, OFFICE);

        // then
        assertThat(wanted.at(opensAt.minusMillis(1), OFFICE).elapsed()).isEmpty();
        assertThat(look.elapsed()).containsExactly(new Elapsed("opens", opensAt));
    }

    @Test
    void waitsForACalendarThatIsNotPublishedAndGoesOnWithTheOthers() {
        // given
        Wanted wanted = wanted(after("waits", "PT2H"), new WantedTimer("goes on", new When.At(TUESDAY_AT_THREE)));

        // when
        Wanted.Look look = wanted.at(TUESDAY_AT_THREE, NONE);

        // then
        assertThat(look.elapsed()).extracting(Elapsed::timerId).containsExactly("goes on");
        assertThat(look.wakeAt()).isNull();
        assertThat(look.after().calendars()).containsExactly("office");
    }

    @Test
    void isNeverDueByACalendarThatNeverHasThatMuchTimeAndWaitsForAnotherVersionOfIt() {
        // given
        Calendar oneDay =
                Calendar.of(MADRID, Map.of(), List.of(), List.of(new ExtraDay(LocalDate.parse("2026-03-02"), HOURS)));
        Wanted wanted = wanted(
                after("too long", "PT8H"),
                after("no day follows", "1wd"),
                new WantedTimer("opens", new When.Opening(TUESDAY_AT_THREE, "office")));

        // when
        Wanted.Look look = wanted.at(TUESDAY_AT_THREE, Map.of("office", office(oneDay)));

        // then
        assertThat(look.elapsed()).isEmpty();
        assertThat(look.wakeAt()).isNull();
        assertThat(look.after().at(TUESDAY_AT_THREE, OFFICE).elapsed())
                .extracting(Elapsed::timerId)
                .containsExactlyInAnyOrder("too long", "no day follows", "opens");
    }

    @Test
    void staysElapsedWhateverAnotherVersionOfTheCalendarSays() {
        // given
        Wanted elapsed =
                wanted(after("timer", "PT8H")).at(TUESDAY_AT_THREE, OFFICE).after();

        // when
        Wanted.Look look = elapsed.at(
                TUESDAY_AT_THREE, Map.of("office", office(weekdays(new Holiday.On(LocalDate.parse("2026-03-03"))))));

        // then
        assertThat(look.elapsed()).isEmpty();
        assertThat(look.wakeAt()).isNull();
        assertThat(look.after().calendars()).isEmpty();
    }

    @Test
    void isDueLaterByAVersionThatHasAHolidayMore() {
        // when
        Wanted.Look look = wanted(after("timer", "PT8H"))
                .at(
                        TUESDAY_AT_THREE,
                        Map.of("office", office(weekdays(new Holiday.On(LocalDate.parse("2026-03-03"))))));

        // then
        assertThat(look.elapsed()).isEmpty();
        assertThat(look.wakeAt()).isEqualTo("2026-03-04T14:00:00Z");
    }
}
