package dev.tiercel.escalation.rulebook.documents;

import static dev.tiercel.escalation.rulebook.documents.Drafts.OFFICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tiercel.escalation.rulebook.Calendar;
import dev.tiercel.escalation.rulebook.Calendar.Holiday;
import dev.tiercel.escalation.rulebook.Calendar.Window;
import dev.tiercel.escalation.rulebook.HolidaySet;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarReaderTest {

    @Test
    void aDayMayHaveSeveralWindowsWithALunchBreak() {
        // when
        Calendar office = Drafts.only(Calendar.class, OFFICE);
        // then
        assertThat(Drafts.mistakes("office.yaml", OFFICE)).isEmpty();
        assertThat(office.zone()).isEqualTo(ZoneId.of("Europe/Madrid"));
        assertThat(office.inForceFrom()).isEqualTo(Instant.parse("2026-03-31T22:00:00Z"));
        assertThat(office.windows())
                .isEqualTo(Map.of(
                        DayOfWeek.MONDAY, List.of(new Window(540, 840), new Window(960, 1440)),
                        DayOfWeek.FRIDAY, List.of(new Window(540, 900))));
        assertThat(office.holidays())
                .containsExactly(
                        Holiday.every(MonthDay.of(12, 25), "Christmas"),
                        Holiday.on(LocalDate.of(2026, 4, 3), "Good Friday"));
        assertThat(office.extraDays())
                .singleElement()
                .satisfies(day -> assertThat(day.windows()).containsExactly(new Window(600, 840)));
    }

    @ParameterizedTest(name = "{2}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            'id: office'                 | 'id: 24x7'                  | id                       | 2  | "24x7"
            Europe/Madrid                | Europe/Atlantis             | zone                     | 4  | "Europe/Atlantis"
            Europe/Madrid                | +02:00                      | zone                     | 4  | "+02:00"
            'T00:00:00+02:00'            | ''                          | inForceFrom              | 5  | "2026-04-01"
            'from: 09:00, to: 14:00'     | 'from: 09:00, to: 08:00'    | windows.monday[0]        | 8  | ends at 08:00, before it has begun
            'from: 09:00, to: 14:00'     | 'from: 09:00, to: 09:00'    | windows.monday[0]        | 8  | ends at 09:00, before it has begun
            'from: 16:00'                | 'from: 13:59'               | windows.monday[1]        | 9  | begins at 13:59, within or before the window above
            'from: 16:00'                | 'from: 9:00'                | windows.monday[1].from   | 9  | "9:00"
            '"24:00"'                    | '24:01'                     | windows.monday[1].to     | 9  | "24:01"
            'friday:'                    | 'freitag:'                  | windows.freitag          | 10 | unknown field
            'monthDay: --12-25'          | 'monthDay: --02-30'         | holidays[0].monthDay     | 12 | "--02-30"
            'monthDay: --12-25'          | 'monthDay: 12-25'           | holidays[0].monthDay     | 12 | "12-25"
            'date: 2026-04-03'           | 'date: 2026-02-29'          | holidays[1].date         | 13 | "2026-02-29"
            'date: 2026-04-03'           | 'date: 1926-04-03'          | holidays[1].date         | 13 | "1926-04-03"
            'date: 2026-04-03'           | 'monthDay: --12-25'         | holidays[1].monthDay     | 13 | "--12-25"
            'date: 2026-04-03,'          | ''                          | holidays[1]              | 13 | neither date nor monthDay
            'name: Christmas }'          | 'name: "" }'                | holidays[0].name         | 12 | empty
            'windows: [{ from: 10:00, to: 14:00 }], ' | ''             | extraDays[0].windows     | 15 | none
            """)
    void namesWhatIsWrong(String good, String bad, String field, int line, String found) {
        // given
        String text = OFFICE.replace(good, bad);
        assertThat(text).isNotEqualTo(OFFICE);
        // when
        List<Mistake> mistakes = Drafts.mistakes("office.yaml", text);
        // then
        assertThat(mistakes)
                .extracting(Mistake::field, Mistake::line, Mistake::found)
                .containsExactly(tuple(field, line, found));
    }

    @Test
    void aCalendarStandsForItselfSoThatNoneCanReferToItself() {
        assertThat(Drafts.mistakes("office.yaml", OFFICE + "extends: office\n"))
                .extracting(Mistake::field, Mistake::found)
                .containsExactly(tuple("extends", "unknown field"));
    }

    @Test
    void publicHolidaysAreNamedByCountryAndPart() {
        // given
        String text = OFFICE + """
                holidaySets:
                  - { country: es, subdivision: MD }
                  - { country: PT }
                """;
        // when
        Calendar office = Drafts.only(Calendar.class, text);
        // then
        assertThat(Drafts.mistakes("office.yaml", text)).isEmpty();
        assertThat(office.holidaySets()).containsExactly(new HolidaySet("ES", "md"), new HolidaySet("PT", null));
        assertThat(office.holidays()).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            '{ country: XX }'                                      | holidaySets[0].country     | "XX"      | ES, ET
            '{ country: Spain }'                                   | holidaySets[0].country     | "Spain"   | ES, ET
            '{ country: ES, subdivision: madrid }'                 | holidaySets[0].subdivision | "madrid"  | md, md-mad
            '{ country: IS, subdivision: md }'                     | holidaySets[0].subdivision | "md"      | only the days of the whole country
            '{ country: ES, region: md }'                          | holidaySets[0].region      | unknown field | subdivision
            '{ subdivision: md }'                                  | holidaySets[0].country     | missing   | ES, ET
            '{ country: ES }, { country: es }'                     | holidaySets[1]             | ES, again | each set once
            """)
    void anUnknownSetIsAnsweredWithThoseThereAre(String sets, String field, String found, String allowed) {
        // when
        List<Mistake> mistakes = Drafts.mistakes("office.yaml", OFFICE + "holidaySets: [" + sets + "]\n");
        // then
        assertThat(mistakes)
                .extracting(Mistake::field, Mistake::line, Mistake::found)
                .containsExactly(tuple(field, 16, found));
        assertThat(mistakes.get(0).allowed()).contains(allowed);
    }

    @Test
    void daysThatWereWrittenOutAreNotTakenForDaysSomebodyHasNamed() {
        // given
        String sentBack = OFFICE.replace(
                "holidays:\n", "holidays:\n  - { date: 2026-05-02, name: Regional holiday, set: ES-md }\n");
        String text =
                sentBack + "holidaySets: [{ country: ES, subdivision: md }]\nholidayYears: { from: 2025, to: 2036 }\n";
        // when
        Calendar office = Drafts.only(Calendar.class, text);
        // then
        assertThat(Drafts.mistakes("office.yaml", text)).isEmpty();
        assertThat(office.holidays()).extracting(Holiday::name).containsExactly("Christmas", "Good Friday");
        assertThat(office.holidayYears()).isNull();
    }

    @Test
    void daysOfASetThatIsNotNamedAnyMoreAreNotLostWithoutAWord() {
        // given
        String text = OFFICE.replace(
                "holidays:\n", "holidays:\n  - { date: 2026-05-02, name: Regional holiday, set: ES-md }\n");
        // when
        List<Mistake> mistakes = Drafts.mistakes("office.yaml", text);
        // then
        assertThat(mistakes)
                .extracting(Mistake::field, Mistake::line, Mistake::found)
                .containsExactly(tuple("holidays[0].set", 12, "\"ES-md\""));
    }

    @Test
    void windowsThatTouchAreTwoAndOneThatIsNeverOpenIsNone() {
        // given
        String touching = OFFICE.replace("from: 16:00", "from: 14:00");
        String closed = OFFICE.replaceAll("(?s)windows:\n.*?holidays:", "windows: {}\nholidays:");
        // then
        assertThat(Drafts.mistakes("office.yaml", touching)).isEmpty();
        assertThat(Drafts.mistakes("office.yaml", closed))
                .extracting(Mistake::field, Mistake::found)
                .containsExactly(tuple("windows", "empty"));
    }
}
