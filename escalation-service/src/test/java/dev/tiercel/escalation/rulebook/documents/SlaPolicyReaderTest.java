package dev.tiercel.escalation.rulebook.documents;

import static dev.tiercel.escalation.rulebook.documents.Drafts.OFFICE;
import static dev.tiercel.escalation.rulebook.documents.Drafts.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tiercel.escalation.rulebook.Priority;
import dev.tiercel.escalation.rulebook.SlaPolicy;
import dev.tiercel.escalation.rulebook.SlaPolicy.Objective;
import dev.tiercel.escalation.rulebook.SlaPolicy.UpdateFrom;
import dev.tiercel.escalation.rulebook.Target;
import dev.tiercel.escalation.rulebook.Trigger;
import dev.tiercel.escalation.rulebook.Warning;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlaPolicyReaderTest {

    private static final String GOLD = """
            kind: sla-policy
            id: gold
            name: Gold
            calendar: office
            objectives:
              - objective: first-response
                targets: { P1: PT1H, P2: PT4H, P3: PT8H, P4: PT12H }
                calendar: 24x7
                warnAt: ["50%", "80%", PT30M]
              - objective: next-update
                targets: { P1: PT1H, P2: 1wd, P3: 2wd, P4: 1wd by 16:00 }
                from: last-update
              - objective: acknowledged
                targets: 2wd
                when: { category: [complaint], attributes: { site: [Madrid] } }
                start: [reopened]
                stop: ["milestone:acknowledged", resolved]
                pause: ["waiting:vendor"]
                resume: [replied]
                cancel: [closed]
                reset: [reassessed]
                recurs: true
            """;

    private static Objective objective(String policy, int index) {
        return only(SlaPolicy.class, policy).objectives().get(index);
    }

    private static List<Mistake> mistakes(String policy) {
        return Drafts.mistakes(Map.of("gold.yaml", policy, "office.yaml", OFFICE));
    }

    @Test
    void eachObjectiveMayHaveACalendarOfItsOwnAndWarnAtFractionsAndLeadTimes() {
        // when
        Objective first = objective(GOLD, 0);
        // then
        assertThat(mistakes(GOLD)).isEmpty();
        assertThat(only(SlaPolicy.class, GOLD).calendar()).isEqualTo("office");
        assertThat(first.calendar()).isEqualTo("24x7");
        assertThat(first.warnAt())
                .containsExactly(
                        new Warning.AfterPercent(50),
                        new Warning.AfterPercent(80),
                        new Warning.Before(Duration.ofMinutes(30)));
    }

    @Test
    void aTargetIsWorkingTimeWorkingDaysOrAWallTimeOnAWorkingDay() {
        assertThat(objective(GOLD, 1).targets().byPriority())
                .containsEntry(Priority.P1, new Target.Counted(Duration.ofHours(1)))
                .containsEntry(Priority.P3, new Target.WorkingDays(2, null))
                .containsEntry(Priority.P4, new Target.WorkingDays(1, LocalTime.of(16, 0)));
    }

    @Test
    void anUpdateIsOwedFromTheCustomersMessageUnlessThePolicySaysPeriodically() {
        assertThat(objective(GOLD, 1).from()).isEqualTo(UpdateFrom.LAST_UPDATE);
        assertThat(objective(GOLD.replace("    from: last-update\n", ""), 1).from())
                .isEqualTo(UpdateFrom.CUSTOMER_MESSAGE);
    }

    @Test
    void anObjectiveOfOnesOwnSaysWhenItIsMeasuredAndOnWhichTickets() {
        // when
        Objective own = objective(GOLD, 2);
        // then
        assertThat(own.when().fields()).isEqualTo(Map.of("category", List.of("complaint")));
        assertThat(own.when().attributes()).isEqualTo(Map.of("site", List.of("Madrid")));
        assertThat(own.stop()).containsExactly(new Trigger("milestone:acknowledged"), new Trigger("resolved"));
        assertThat(List.of(own.start(), own.pause(), own.resume(), own.cancel(), own.reset()))
                .hasToString("[[reopened], [waiting:vendor], [replied], [closed], [reassessed]]");
        assertThat(own.recurs()).isTrue();
    }

    @Test
    void anObjectiveOfOnesOwnStartsWithTheTicketAndRestsUntilItIsResumedIfNothingElseIsSaid() {
        // given
        String brief = GOLD.replace("    start: [reopened]\n", "").replace("    resume: [replied]\n", "");
        // when
        Objective own = objective(brief, 2);
        // then
        assertThat(mistakes(brief)).isEmpty();
        assertThat(own.start()).containsExactly(Trigger.OPENED);
        assertThat(own.resume()).containsExactly(Trigger.RESUMED);
    }

    @ParameterizedTest(name = "{1} at {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            P2: 1wd, P3              | P2: 0wd, P3                  | objectives[1].targets.P2   | 11 | "0wd"
            P2: 1wd, P3              | P2: -1wd, P3                 | objectives[1].targets.P2   | 11 | "-1wd"
            P2: 1wd, P3              | P2: 367wd, P3                | objectives[1].targets.P2   | 11 | "367wd"
            P2: 1wd, P3              | P2: 1.5wd, P3                | objectives[1].targets.P2   | 11 | "1.5wd"
            P2: 1wd, P3              | P2: 1 wd, P3                 | objectives[1].targets.P2   | 11 | "1 wd"
            P2: 1wd, P3              | P2: PT0S, P3                 | objectives[1].targets.P2   | 11 | "PT0S"
            P2: 1wd, P3              | P2: -PT1H, P3                | objectives[1].targets.P2   | 11 | "-PT1H"
            P2: 1wd, P3              | P2: P1D, P3                  | objectives[1].targets.P2   | 11 | "P1D": days of 24 hours of working time
            by 16:00                 | by 24:00                     | objectives[1].targets.P4   | 11 | "1wd by 24:00"
            by 16:00                 | by 4pm                       | objectives[1].targets.P4   | 11 | "1wd by 4pm"
            P3: PT8H                 | P3: 2wd                      | objectives[0].targets.P3   | 7  | "2wd": on calendar 24x7 every day is a working day
            calendar: office         | calendar: offcie             | calendar                   | 4  | "offcie"
            calendar: office         | calendar: My Office          | calendar                   | 4  | "My Office"
            calendar: 24x7           | calendar: night              | objectives[0].calendar     | 8  | "night"
            "50%", "80%"             | "0%", "80%"                  | objectives[0].warnAt[0]    | 9  | "0%"
            "50%", "80%"             | "50%", "100%"                | objectives[0].warnAt[1]    | 9  | "100%"
            "50%", "80%"             | "50%", half                  | objectives[0].warnAt[1]    | 9  | "half"
            "50%", "80%"             | "50%", "50%"                 | objectives[0].warnAt[1]    | 9  | "50%", again
            PT30M                    | PT0S                         | objectives[0].warnAt[2]    | 9  | "PT0S"
            PT30M                    | PT12H                        | objectives[0].warnAt[2]    | 9  | "PT12H"
            from: last-update        | from: last-answer            | objectives[1].from         | 12 | "last-answer"
            from: last-update        | stop: [replied]              | objectives[1].stop         | 12 | given
            from: last-update        | recurs: true                 | objectives[1].recurs       | 12 | true
            calendar: 24x7           | from: last-update            | objectives[0].from         | 8  | given
            objective: next-update   | objective: first-response    | objectives[1].objective    | 10 | "first-response"
            objective: acknowledged  | objective: tier-response     | objectives[2].objective    | 13 | "tier-response"
            objective: acknowledged  | objective: Acknowledged      | objectives[2].objective    | 13 | "Acknowledged"
            category: [complaint]    | kategory: [complaint]        | objectives[2].when.kategory | 15 | unknown field
            [reopened]               | [opend]                      | objectives[2].start[0]     | 16 | "opend"
            "milestone:acknowledged" | "milestone:"                 | objectives[2].stop[0]      | 17 | "milestone:"
            "waiting:vendor"         | "waiting:weather"            | objectives[2].pause[0]     | 18 | "waiting:weather"
            [replied]                | [waiting]                    | objectives[2].resume       | 19 | "waiting", which is in pause
            cancel: [closed]         | cancel: [resolved]           | objectives[2].cancel       | 20 | "resolved", which is in stop
            reset: [reassessed]      | reset: [closed]              | objectives[2].reset        | 21 | "closed", which is in cancel
            recurs: true             | recurs: often                | objectives[2].recurs       | 22 | "often"
            """)
    void namesThePlaceAndWhatIsAllowed(String good, String bad, String field, int line, String found) {
        // given
        String text = GOLD.replace(good, bad);
        assertThat(text).isNotEqualTo(GOLD);
        // when
        List<Mistake> mistakes = mistakes(text);
        // then
        assertThat(mistakes)
                .extracting(Mistake::field, Mistake::line, Mistake::found)
                .contains(tuple(field, line, found));
        assertThat(mistakes).allSatisfy(mistake -> assertThat(mistake.allowed()).isNotBlank());
    }

    @Test
    void anUnknownCalendarIsAnsweredWithThoseThereAre() {
        assertThat(mistakes(GOLD.replace("calendar: office", "calendar: offcie")))
                .singleElement()
                .satisfies(mistake ->
                        assertThat(mistake.allowed()).isEqualTo("24x7, or a calendar of this rule book: [office]"));
    }

    @Test
    void anUnknownConditionIsAnsweredWithTheList() {
        assertThat(mistakes(GOLD.replace("[reopened]", "[moved]")))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.allowed())
                        .contains("opened, acknowledged, replied,", "waiting:vendor", "milestone:registered"));
    }

    @Test
    void anObjectiveOfOnesOwnNeedsAStopAndAPauseBeforeItCanResume() {
        // given
        String text = GOLD.replace("    stop: [\"milestone:acknowledged\", resolved]\n", "")
                .replace("    pause: [\"waiting:vendor\"]\n", "");
        // when
        List<Mistake> mistakes = mistakes(text);
        // then
        assertThat(mistakes)
                .extracting(Mistake::field, Mistake::found)
                .containsExactlyInAnyOrder(
                        tuple("objectives[2].stop", "missing"), tuple("objectives[2].resume", "given"));
    }

    @Test
    void everyMistakeIsFoundInOneGo() {
        // given
        String text = GOLD.replace("P2: 1wd, P3", "P2: 0wd, P3")
                .replace("\"50%\", \"80%\"", "\"0%\", \"80%\"")
                .replace("[reopened]", "[opend]")
                .replace("calendar: office", "calendar: offcie");
        // when
        List<Mistake> mistakes = mistakes(text);
        // then
        assertThat(mistakes)
                .extracting(Mistake::field)
                .containsExactly(
                        "calendar", "objectives[0].warnAt[0]", "objectives[1].targets.P2", "objectives[2].start[0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT8H", "PT0.5S", "2wd", "366wd", "1wd by 00:00", "12wd by 16:30"})
    void aTargetIsWrittenAsItIsRead(String text) {
        assertThat(Target.parse(text)).hasToString(text);
    }
}
