package dev.tiercel.slatimer.clocks;

import static dev.tiercel.slatimer.clocks.Some.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.calendars.Calendar;
import dev.tiercel.calendars.CalendarVersions;
import dev.tiercel.calendars.Holiday;
import dev.tiercel.calendars.Window;
import dev.tiercel.slatimer.clocks.ClockState.BreachedAndRunning;
import dev.tiercel.slatimer.clocks.ClockState.Cancelled;
import dev.tiercel.slatimer.clocks.ClockState.Met;
import dev.tiercel.slatimer.clocks.ClockState.Paused;
import dev.tiercel.slatimer.clocks.ClockState.Running;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What hurt people in the products that came before. Office hours are 9 to 14 and 16 to 19 in Madrid, Monday to Friday. */
class SituationsTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final String OFFICE = "office";
    private static final String NIGHTS = "nights";

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(MADRID).toInstant();
    }

    private static Calendar office(Holiday... holidays) {
        Map<DayOfWeek, List<Window>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)) {
            week.put(day, List.of(Window.of("09:00", "14:00"), Window.of("16:00", "19:00")));
        }
        return Calendar.of(MADRID, week, List.of(holidays), List.of());
    }

    private static Calendar nights() {
        Map<DayOfWeek, List<Window>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(Window.of("00:00", "06:00"), Window.of("22:00", "24:00")));
        }
        return Calendar.of(MADRID, week, List.of(), List.of());
    }

    private static ServiceCalendar calendar(String id, CalendarVersions.Version... versions) {
        return new ServiceCalendar(id, CalendarVersions.of(List.of(versions)));
    }

    private static CalendarVersions.Version version(int number, String from, Calendar calendar) {
        return new CalendarVersions.Version(number, at(from), calendar);
    }

    private static final ServiceCalendar ALL_YEAR = calendar(OFFICE, version(1, "2026-01-01T00:00", office()));

    private static Targets targets(String p1, String others) {
        Map<Priority, Target> targets = new HashMap<>();
        for (Priority priority : Priority.values()) {
            targets.put(priority, Target.parse(priority == Priority.P1 ? p1 : others));
        }
        return new Targets(targets);
    }

    private static SlaPolicy.Objective objective(
            String name, Course course, String calendar, Targets targets, String... pauseOn) {
        return new SlaPolicy.Objective(name, targets, calendar, Set.of(pauseOn), List.of(), Match.ANY, course);
    }

    private static SlaPolicy.Objective resolution(String target, String... pauseOn) {
        return objective("resolution", new Course.Resolution(), OFFICE, targets(target, target), pauseOn);
    }

    private static Rules rules(ServiceCalendar office, SlaPolicy.Objective... objectives) {
        return new Rules(
                Map.of(STANDARD, new SlaPolicy(STANDARD, List.of(objectives))),
                Map.of(OFFICE, office, NIGHTS, calendar(NIGHTS, version(1, "2026-01-01T00:00", nights()))));
    }

    private static Rules rules(SlaPolicy.Objective... objectives) {
        return rules(ALL_YEAR, objectives);
    }

    private static Ticket ticket(String opened, Happening... history) {
        return ticket(Priority.P1, opened, history);
    }

    private static Ticket ticket(Priority priority, String opened, Happening... history) {
        return new Ticket(Some.ID, "default", 1, priority, at(opened), STANDARD, Opening.UNKNOWN, List.of(history));
    }

    private static List<ClockState> states(Rules rules, Instant now, Ticket ticket) {
        return Clocks.of(ticket, List.of(), rules, now).stream()
                .map(Clock::state)
                .toList();
    }

    private static ClockState only(Rules rules, Instant now, Ticket ticket) {
        List<ClockState> states = states(rules, now, ticket);
        assertThat(states).hasSize(1);
        return states.get(0);
    }

    private static Happening waiting(String at, String reason) {
        return new Happening.Waiting(at(at), reason);
    }

    private static Happening resumed(String at) {
        return new Happening.Resumed(at(at));
    }

    private static Happening replied(String at) {
        return new Happening.Replied(at(at));
    }

    private static Happening customerReplied(String at) {
        return new Happening.CustomerReplied(at(at));
    }

    private static Happening milestone(String at, String name) {
        return new Happening.Milestone(at(at), name);
    }

    @Nested
    class Calendars {

        @Test
        void theClocksChangeDuringAWorkingWindow() {
            // given
            Rules rules = rules(objective("resolution", new Course.Resolution(), NIGHTS, targets("PT8H", "PT8H")));

            // then
            assertThat(only(rules, at("2026-03-28T22:00"), ticket("2026-03-28T22:00")))
                    .isEqualTo(new Running(at("2026-03-29T23:00")));
            assertThat(only(rules, at("2026-10-24T22:00"), ticket("2026-10-24T22:00")))
                    .isEqualTo(new Running(Instant.parse("2026-10-25T04:00:00Z")));
        }

        @Test
        void aDeadlineIsReadInTheZoneOfTheCalendarAndNoOther() {
            assertThat(only(rules(resolution("1wd by 16:00")), at("2026-03-02T10:00"), ticket("2026-03-02T10:00")))
                    .isEqualTo(new Running(Instant.parse("2026-03-03T15:00:00Z")));
        }

        @Test
        void severalWindowsADayLeaveTheLunchBreakOut() {
            // given
            Rules rules = rules(resolution("PT4H"));
            Ticket ticket = ticket("2026-03-02T11:00");

            // then
            assertThat(only(rules, at("2026-03-02T17:00").minusMillis(1), ticket))
                    .isEqualTo(new Running(at("2026-03-02T17:00")));
            assertThat(only(rules, at("2026-03-02T17:00"), ticket))
                    .isEqualTo(new BreachedAndRunning(at("2026-03-02T17:00")));
            assertThat(only(rules, at("2026-03-02T17:00").plusMillis(1), ticket))
                    .isEqualTo(new BreachedAndRunning(at("2026-03-02T17:00")));
        }

        @Test
        void weekdaysThatAreMissingAreFree() {
            assertThat(only(rules(resolution("PT1H")), at("2026-03-06T18:30"), ticket("2026-03-06T18:30")))
                    .isEqualTo(new Running(at("2026-03-09T09:30")));
        }

        @Test
        void aTicketDoesNotBreachAtCreationUnderACalendarThatIsClosed() {
            assertThat(only(rules(resolution("PT1H")), at("2026-03-07T03:00"), ticket("2026-03-07T03:00")))
                    .isEqualTo(new Running(at("2026-03-09T10:00")));
        }

        @Test
        void aHolidayThatIsAddedMovesWhatIsDueAfterItAndNothingBefore() {
            // given
            Calendar withHoliday = office(new Holiday.On(LocalDate.parse("2026-03-03")));
            ServiceCalendar changed = calendar(
                    OFFICE, version(1, "2026-01-01T00:00", office()), version(2, "2026-03-02T12:00", withHoliday));
            Rules rules = rules(changed, resolution("PT4H"));

            // then
            assertThat(only(rules, at("2026-03-02T13:00"), ticket("2026-03-02T09:00")))
                    .isEqualTo(new BreachedAndRunning(at("2026-03-02T13:00")));
            assertThat(only(rules, at("2026-03-02T18:00"), ticket("2026-03-02T17:00")))
                    .isEqualTo(new Running(at("2026-03-04T11:00")));
        }

        @Test
        void aCalendarThatNeverHasTheTimeShowsThatItIsNeverDue() {
            // given
            Calendar once = Calendar.of(
                    MADRID,
                    Map.of(),
                    List.of(),
                    List.of(new dev.tiercel.calendars.ExtraDay(
                            LocalDate.parse("2026-03-07"), List.of(Window.of("10:00", "12:00")))));
            Rules rules = rules(calendar(OFFICE, version(1, "2026-01-01T00:00", once)), resolution("PT3H"));

            // then
            assertThat(only(rules, at("2026-03-08T00:00"), ticket("2026-03-02T09:00")))
                    .isEqualTo(new Running(null));
        }
    }

    @Nested
    class Pauses {

        @Test
        void waitingOverAWeekendIsNotCountedForAOneDayTarget() {
            // given
            Ticket ticket =
                    ticket("2026-03-06T10:00", waiting("2026-03-06T18:00", "customer"), resumed("2026-03-09T10:00"));

            // then
            assertThat(only(rules(resolution("1wd", "customer")), at("2026-03-09T10:00"), ticket))
                    .isEqualTo(new Running(at("2026-03-09T12:00")));
        }

        @Test
        void aWaitOutsideHoursMovesNothing() {
            // given
            Ticket ticket =
                    ticket("2026-03-02T18:00", waiting("2026-03-02T20:00", "customer"), resumed("2026-03-03T08:00"));

            // then
            assertThat(only(rules(resolution("PT2H", "customer")), at("2026-03-03T08:00"), ticket))
                    .isEqualTo(new Running(at("2026-03-03T10:00")));
        }

        @Test
        void aByTimeThatFallsIntoAWaitIsNotDueBeforeItEnds() {
            // given
            Ticket ticket =
                    ticket("2026-03-02T10:00", waiting("2026-03-03T19:30", "customer"), resumed("2026-03-04T08:00"));
            Rules rules = rules(resolution("1wd by 20:00", "customer"));

            // then
            assertThat(only(rules, at("2026-03-04T08:00").minusMillis(1), ticket))
                    .isEqualTo(new Running(at("2026-03-04T08:00")));
        }

        @Test
        void raisingThePriorityAfterThreeHoursOfWhichOneWasWaitingLeavesTwoOfFour() {
            // given
            Map<Priority, Target> byPriority =
                    new HashMap<>(targets("PT4H", "PT8H").byPriority());
            Rules rules = rules(
                    objective("resolution", new Course.Resolution(), OFFICE, new Targets(byPriority), "customer"));
            Ticket ticket = ticket(
                    Priority.P2,
                    "2026-03-02T09:00",
                    waiting("2026-03-02T10:00", "customer"),
                    resumed("2026-03-02T11:00"),
                    new Happening.Reassessed(at("2026-03-02T12:00"), Priority.P1));

            // when
            Clock clock =
                    Clocks.of(ticket, List.of(), rules, at("2026-03-02T12:00")).get(0);

            // then
            assertThat(clock.state()).isEqualTo(new Running(at("2026-03-02T14:00")));
            assertThat(clock.measure().spent(at("2026-03-02T12:00"))).isEqualTo(Duration.ofHours(2));
            assertThat(clock.left(at("2026-03-02T12:00"))).isEqualTo(Duration.ofHours(2));
        }

        @Test
        void waitingThatGoesStraightToResolvedIsSubtracted() {
            // given
            Ticket ticket = ticket(
                    "2026-03-02T09:00",
                    waiting("2026-03-02T10:00", "customer"),
                    new Happening.Resolved(at("2026-03-05T10:00"), 0));

            // when
            Clock clock = Clocks.of(ticket, List.of(), rules(resolution("PT2H", "customer")), at("2026-03-06T10:00"))
                    .get(0);

            // then
            assertThat(clock.state()).isEqualTo(new Met(at("2026-03-05T10:00")));
            assertThat(clock.measure().spent(at("2026-03-05T10:00"))).isEqualTo(Duration.ofHours(1));
        }

        @Test
        void whatIsLeftWhilePausedIsWhatWasLeftWhenItBegan() {
            // given
            Ticket ticket = ticket("2026-03-02T09:00", waiting("2026-03-02T10:30", "customer"));

            // when
            Clock clock = Clocks.of(ticket, List.of(), rules(resolution("PT2H", "customer")), at("2026-03-05T10:00"))
                    .get(0);

            // then
            assertThat(clock.state()).isEqualTo(new Paused());
            assertThat(clock.left(at("2026-03-05T10:00"))).isEqualTo(Duration.ofMinutes(30));
        }
    }

    @Nested
    class Updates {

        private final Rules nextReply =
                rules(objective("next-update", new Course.NextReply(), OFFICE, targets("PT1H", "PT1H")));
        private final Rules regular =
                rules(objective("next-update", new Course.RegularUpdate(), OFFICE, targets("PT1H", "PT1H")));

        @Test
        void theAgentAnsweredAndTheCustomerIsSilent() {
            // given
            Ticket ticket =
                    ticket("2026-03-02T09:00", customerReplied("2026-03-02T09:10"), replied("2026-03-02T09:30"));

            // then
            assertThat(states(nextReply, at("2026-03-05T09:00"), ticket))
                    .containsExactly(new Met(at("2026-03-02T09:30")));
        }

        @Test
        void theOldestMessageThatIsUnansweredCounts() {
            // given
            Ticket ticket = ticket(
                    "2026-03-02T09:00", customerReplied("2026-03-02T09:10"), customerReplied("2026-03-02T09:50"));

            // then
            assertThat(states(nextReply, at("2026-03-02T10:10").minusMillis(1), ticket))
                    .containsExactly(new Running(at("2026-03-02T10:10")));
            assertThat(states(nextReply, at("2026-03-02T10:10"), ticket))
                    .containsExactly(new BreachedAndRunning(at("2026-03-02T10:10")));
        }

        @Test
        void theUpdateDoesNotOverrideTheFirstResponse() {
            // given
            Rules both = rules(
                    objective("first-response", new Course.FirstResponse(), OFFICE, targets("PT2H", "PT2H")),
                    objective("next-update", new Course.NextReply(), OFFICE, targets("PT1H", "PT1H")));

            // then
            assertThat(states(
                            both,
                            at("2026-03-02T09:20"),
                            ticket("2026-03-02T09:00", customerReplied("2026-03-02T09:10"))))
                    .containsExactly(new Running(at("2026-03-02T11:00")), new Running(at("2026-03-02T10:10")));
        }

        @Test
        void theFirstResponseCountsIfTheReplyAlsoSetsWaiting() {
            // given
            Rules rules = rules(objective(
                    "first-response", new Course.FirstResponse(), OFFICE, targets("PT2H", "PT2H"), "customer"));
            Ticket ticket =
                    ticket("2026-03-02T09:00", replied("2026-03-02T09:30"), waiting("2026-03-02T09:30", "customer"));

            // then
            assertThat(only(rules, at("2026-03-05T09:00"), ticket)).isEqualTo(new Met(at("2026-03-02T09:30")));
        }

        @Test
        void theCustomerSaysThanksAfterTheResolution() {
            // given
            Ticket ticket = ticket(
                    "2026-03-02T09:00",
                    customerReplied("2026-03-02T09:10"),
                    new Happening.Resolved(at("2026-03-02T09:40"), 0),
                    customerReplied("2026-03-02T09:45"));

            // then
            assertThat(states(nextReply, at("2026-03-05T09:00"), ticket))
                    .containsExactly(new Met(at("2026-03-02T09:40")));
        }

        @Test
        void regularOnesCountFromTheOpeningAndThenFromEachReply() {
            // given
            Ticket ticket = ticket("2026-03-02T09:00", replied("2026-03-02T09:30"), replied("2026-03-02T11:00"));

            // when
            List<Clock> clocks = Clocks.of(ticket, List.of(), regular, at("2026-03-02T11:30"));

            // then
            assertThat(clocks).extracting(clock -> clock.promise().instance()).containsExactly(1, 2, 3);
            assertThat(clocks)
                    .extracting(Clock::state)
                    .containsExactly(
                            new Met(at("2026-03-02T09:30")),
                            new ClockState.Breached(at("2026-03-02T10:30"), at("2026-03-02T11:00")),
                            new Running(at("2026-03-02T12:00")));
            assertThat(Clocks.withoutOld(clocks))
                    .extracting(clock -> clock.promise().instance())
                    .containsExactly(2, 3);
        }
    }

    @Nested
    class Complaints {

        private static Course own(Set<Condition> pause, Set<Condition> reset, boolean recurs) {
            return new Course.Own(
                    Set.of(Condition.OPENED, Condition.parse("customer-replied")),
                    Set.of(Condition.parse("milestone:registered")),
                    pause,
                    Set.of(Condition.RESUMED),
                    Set.of(Condition.parse("closed")),
                    reset,
                    recurs);
        }

        private static Rules registered(Course course, Match when) {
            return rules(new SlaPolicy.Objective(
                    "registered", targets("2wd", "2wd"), OFFICE, Set.of(), List.of(), when, course));
        }

        @Test
        void areRegisteredWithinTwoWorkingDays() {
            // given
            Rules rules = registered(own(Set.of(), Set.of(), false), Match.ANY);
            Ticket ticket = ticket("2026-03-05T11:30");

            // then
            assertThat(only(rules, at("2026-03-09T11:30").minusMillis(1), ticket))
                    .isEqualTo(new Running(at("2026-03-09T11:30")));
            assertThat(only(rules, at("2026-03-09T11:30"), ticket))
                    .isEqualTo(new BreachedAndRunning(at("2026-03-09T11:30")));
            assertThat(only(
                            rules,
                            at("2026-03-10T00:00"),
                            ticket("2026-03-05T11:30", milestone("2026-03-06T10:00", "registered"))))
                    .isEqualTo(new Met(at("2026-03-06T10:00")));
        }

        @Test
        void areMeasuredOnlyWhereTheAttributesMatch() {
            // given
            Match complaints =
                    new Match(Map.of("category", List.of("complaint")), Map.of("region", List.of("emea", "apac")));
            Rules rules = registered(own(Set.of(), Set.of(), false), complaints);
            Opening complaint = new Opening(Map.of("category", "complaint"), Map.of("region", "apac"));
            Ticket ticket = new Ticket(
                    Some.ID, "default", 1, Priority.P1, at("2026-03-05T11:30"), STANDARD, complaint, List.of());

            // then
            assertThat(states(rules, at("2026-03-05T12:00"), ticket)).hasSize(1);
            assertThat(states(rules, at("2026-03-05T12:00"), ticket("2026-03-05T11:30")))
                    .isEmpty();
        }

        @Test
        void pauseAndGoOnByTheConditionsOfThePolicy() {
            // given
            Rules rules = registered(own(Set.of(Condition.parse("waiting:vendor")), Set.of(), false), Match.ANY);
            Ticket ticket =
                    ticket("2026-03-02T09:00", waiting("2026-03-02T10:00", "vendor"), resumed("2026-03-02T12:00"));

            // then
            assertThat(only(
                            rules,
                            at("2026-03-02T11:00"),
                            ticket("2026-03-02T09:00", waiting("2026-03-02T10:00", "vendor"))))
                    .isEqualTo(new Paused());
            assertThat(only(rules, at("2026-03-02T12:00"), ticket)).isEqualTo(new Running(at("2026-03-04T11:00")));
        }

        @Test
        void beginAnewOnAReset() {
            // given
            Rules rules = registered(own(Set.of(), Set.of(Condition.parse("reassessed")), false), Match.ANY);
            Ticket ticket = ticket("2026-03-02T09:00", new Happening.Reassessed(at("2026-03-03T09:00"), Priority.P2));

            // then
            assertThat(states(rules, at("2026-03-03T10:00"), ticket))
                    .containsExactly(new Cancelled(at("2026-03-03T09:00")), new Running(at("2026-03-05T09:00")));
        }

        @Test
        void startAgainAfterTheyWereMetOnlyIfTheyRecur() {
            // given
            Ticket ticket = ticket(
                    "2026-03-02T09:00",
                    milestone("2026-03-02T10:00", "registered"),
                    customerReplied("2026-03-02T11:00"));

            // then
            assertThat(states(registered(own(Set.of(), Set.of(), false), Match.ANY), at("2026-03-02T12:00"), ticket))
                    .containsExactly(new Met(at("2026-03-02T10:00")));
            assertThat(states(registered(own(Set.of(), Set.of(), true), Match.ANY), at("2026-03-02T12:00"), ticket))
                    .containsExactly(new Met(at("2026-03-02T10:00")), new Running(at("2026-03-04T11:00")));
        }

        @Test
        void areVoidOnACancelConditionAndWhenTheTicketIsCancelled() {
            // given
            Rules rules = registered(own(Set.of(), Set.of(), false), Match.ANY);

            // then
            assertThat(only(
                            rules,
                            at("2026-03-03T10:00"),
                            ticket("2026-03-02T09:00", new Happening.Closed(at("2026-03-02T10:00")))))
                    .isEqualTo(new Cancelled(at("2026-03-02T10:00")));
            assertThat(only(
                            rules,
                            at("2026-03-03T10:00"),
                            ticket("2026-03-02T09:00", new Happening.Ended(at("2026-03-02T10:00")))))
                    .isEqualTo(new Cancelled(at("2026-03-02T10:00")));
        }
    }

    @Nested
    class Warnings {

        private static List<Warning> warnings(Ticket ticket, String now, String... warnAt) {
            Rules rules = rules(new SlaPolicy.Objective(
                    "resolution",
                    targets("PT4H", "PT8H"),
                    OFFICE,
                    Set.of("customer"),
                    java.util.Arrays.stream(warnAt).map(WarnAt::parse).toList(),
                    Match.ANY,
                    new Course.Resolution()));
            return Clocks.of(ticket, List.of(), rules, at(now)).get(0).warnings();
        }

        @Test
        void oneHourBeforeItIsDueIsAnHourOfWorkAndNotMidnight() {
            assertThat(warnings(ticket("2026-03-02T18:30"), "2026-03-02T18:30", "PT1H"))
                    .extracting(Warning::at)
                    .containsExactly(at("2026-03-03T11:30"));
        }

        @Test
        void aFractionIsNeverRoundedUpToTheWhole() {
            assertThat(warnings(ticket("2026-03-02T09:00"), "2026-03-02T09:00", "99%"))
                    .extracting(Warning::at)
                    .containsExactly(at("2026-03-02T12:57:36"));
        }

        @Test
        void ofATargetThatIsShortenedComeWithTheNewTerms() {
            // given
            Ticket ticket = ticket(
                    Priority.P2, "2026-03-02T09:00", new Happening.Reassessed(at("2026-03-02T12:30"), Priority.P1));

            // when
            List<Warning> warnings = warnings(ticket, "2026-03-02T12:30", "50%");

            // then
            assertThat(warnings)
                    .containsExactly(new Warning(WarnAt.parse("50%"), at("2026-03-02T12:30"), at("2026-03-02T11:00")));
        }

        @Test
        void thatWereToldAreNotToldAgainBecauseOfALaterWait() {
            // given
            Ticket before = ticket("2026-03-02T09:00");
            Ticket after =
                    ticket("2026-03-02T09:00", waiting("2026-03-02T11:30", "customer"), resumed("2026-03-02T12:00"));
            Warning told = warnings(before, "2026-03-02T11:00", "50%").get(0);

            // when
            Warning now = warnings(after, "2026-03-02T12:00", "50%").get(0);

            // then
            assertThat(now).isEqualTo(told);
        }
    }

    @Nested
    class Tiers {

        @Test
        void aNewTierInheritsNoSpentClockAndHasItsWholeTimeInWorkingHours() {
            // given
            List<Stay> stays =
                    List.of(stay(1, "2026-03-02T09:00", "2026-03-02T13:00"), stay(2, "2026-03-02T13:00", null));

            // when
            List<Clock> clocks = Clocks.of(ticket("2026-03-02T09:00"), stays, rules(), at("2026-03-02T13:00"));

            // then
            assertThat(clocks)
                    .extracting(Clock::state)
                    .containsExactly(
                            new ClockState.Breached(at("2026-03-02T13:00"), at("2026-03-02T13:00")),
                            new Running(at("2026-03-02T19:00")));
        }

        private static Stay stay(int sequence, String from, String to) {
            return new Stay(
                    sequence,
                    sequence,
                    at(from),
                    to == null ? null : at(to),
                    Map.of(Stay.RESOLUTION, targets("PT4H", "PT4H")),
                    Set.of(),
                    OFFICE,
                    List.of(),
                    Some.LEVELS);
        }
    }
}
