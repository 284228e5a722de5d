package dev.tiercel.escalation.rulebook.holidays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiercel.escalation.rulebook.Calendar;
import dev.tiercel.escalation.rulebook.Calendar.Holiday;
import dev.tiercel.escalation.rulebook.Calendar.Window;
import dev.tiercel.escalation.rulebook.Calendar.Years;
import dev.tiercel.escalation.rulebook.HolidaySet;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublicHolidaysTest {

    private static final HolidaySet MADRID = new HolidaySet("ES", "md");
    private static final Instant NEW_YEAR_IN_MADRID = Instant.parse("2026-12-31T23:30:00Z");

    private static Calendar calendar(List<Holiday> own, HolidaySet... sets) {
        return new Calendar(
                "office",
                "Office",
                ZoneId.of("Europe/Madrid"),
                null,
                Map.of(DayOfWeek.MONDAY, List.of(new Window(540, 1020))),
                own,
                List.of(sets),
                null,
                List.of());
    }

    private static List<String> of(HolidaySet set, int year) {
        return PublicHolidays.days(set, new Years(year, year)).stream()
                .map(day -> day.date() + " " + day.name())
                .toList();
    }

    @Test
    void aPartHasItsOwnDaysBesideThoseOfTheCountry() {
        assertThat(of(MADRID, 2027))
                .containsExactly(
                        "2027-01-01 New Year's Day",
                        "2027-01-06 Epiphany",
                        "2027-03-25 Maundy Thursday",
                        "2027-03-26 Good Friday",
                        "2027-05-01 Labour day",
                        "2027-05-02 Regional holiday",
                        "2027-05-03 Regional holiday (observed)",
                        "2027-08-15 Assumption day",
                        "2027-10-12 National Day",
                        "2027-11-01 All Saints",
                        "2027-12-06 Constitution Day",
                        "2027-12-08 Immaculate Conception Day",
                        "2027-12-25 Christmas");
        assertThat(of(new HolidaySet("ES", null), 2027)).doesNotContain("2027-05-02 Regional holiday");
    }

    @Test
    void aDayThatIsMadeUpForIsFreeAndSoIsTheDayThatMakesUpForItWhicheverYearItIsIn() {
        // when
        List<String> of2027 = of(new HolidaySet("US", null), 2027);
        // then
        assertThat(of2027)
                .contains("2027-07-04 Independence Day", "2027-07-05 Independence Day (observed)")
                // 2028 begins on a Saturday.
                .contains("2027-12-31 New Year's Day (observed)");
    }

    @Test
    void theDaysOfLastYearToTenYearsOnAreWrittenOutByTheCalendarsOwnTime() {
        // when
        Calendar office = (Calendar) PublicHolidays.writtenOut(calendar(List.of(), MADRID), NEW_YEAR_IN_MADRID);
        // then
        assertThat(office.holidayYears()).isEqualTo(new Years(2026, 2037));
        assertThat(office.holidays())
                .allSatisfy(day -> assertThat(day.set()).isEqualTo("ES-md"))
                .extracting(Holiday::date)
                .isSorted()
                .startsWith(LocalDate.of(2026, 1, 1))
                .endsWith(LocalDate.of(2037, 12, 25));
    }

    @Test
    void whatSomebodyHasNamedStandsFirstAndIsNotTakenTwice() {
        // given
        Holiday christmas = Holiday.every(MonthDay.of(12, 25), "Navidad");
        Holiday goodFriday = Holiday.on(LocalDate.of(2027, 3, 26), "Viernes Santo");
        // when
        Calendar office = (Calendar) PublicHolidays.writtenOut(
                calendar(List.of(christmas, goodFriday), new HolidaySet("ES", null), MADRID), NEW_YEAR_IN_MADRID);
        // then
        assertThat(office.holidays()).startsWith(christmas, goodFriday);
        assertThat(office.holidays()).extracting(Holiday::name).doesNotContain("Christmas");
        assertThat(office.holidays())
                .filteredOn(day -> LocalDate.of(2027, 3, 26).equals(day.date()))
                .containsExactly(goodFriday);
        assertThat(office.holidays())
                .filteredOn(day -> day.date() != null)
                .extracting(Holiday::date)
                .doesNotHaveDuplicates();
    }

    @Test
    void writingOutAgainInTheSameYearChangesNothingAndInTheNextOneMovesTheYears() {
        // given
        Calendar once = (Calendar) PublicHolidays.writtenOut(calendar(List.of(), MADRID), NEW_YEAR_IN_MADRID);
        // when
        Calendar again = (Calendar) PublicHolidays.writtenOut(once, NEW_YEAR_IN_MADRID.plusSeconds(86_400));
        Calendar nextYear = (Calendar) PublicHolidays.writtenOut(once, Instant.parse("2028-02-01T00:00:00Z"));
        // then
        assertThat(again).isEqualTo(once);
        assertThat(nextYear.holidayYears()).isEqualTo(new Years(2027, 2038));
        assertThat(nextYear.holidays()).noneMatch(day -> day.date().getYear() == 2026);
    }

    @Test
    void aCalendarWithoutSetsStaysAsItIs() {
        // given
        Calendar plain = calendar(List.of(Holiday.on(LocalDate.of(2027, 3, 26), "Good Friday")));
        // then
        assertThat(PublicHolidays.writtenOut(plain, NEW_YEAR_IN_MADRID)).isSameAs(plain);
    }

    @Test
    void everyCountryAndEveryPartOfItCanBeWrittenOut() {
        assertThat(PublicHolidays.countries()).contains("ES", "DE", "GB", "US").doesNotContain("NYSE");
        for (String country : PublicHolidays.countries()) {
            List<Holiday> days = PublicHolidays.days(new HolidaySet(country, null), new Years(2026, 2028));
            assertThat(days).as(country).allSatisfy(day -> {
                assertThat(day.name()).isNotBlank().hasSizeLessThan(200).doesNotContain("undefined");
                assertThat(day.set()).matches("[A-Z]{2}");
            });
            for (String part : PublicHolidays.subdivisions(country)) {
                assertThat(part).matches("[a-z0-9-]{1,64}");
                assertThat(PublicHolidays.days(new HolidaySet(country, part), new Years(2027, 2027)))
                        .as("%s %s", country, part)
                        .isNotNull();
            }
        }
    }

    @Test
    void partsOfPartsAreNamedByBothAndAnUnknownPartIsNotTheWholeCountry() {
        assertThat(PublicHolidays.subdivisions("ES")).contains("md", "md-mad", "ct-bcn");
        assertThatThrownBy(() -> PublicHolidays.days(new HolidaySet("ES", "zz"), new Years(2027, 2027)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("md-mad");
    }
}
