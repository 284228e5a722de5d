package dev.tiercel.slatimer.clocks;

import static dev.tiercel.slatimer.clocks.SlaPolicy.FIRST_RESPONSE;
import static dev.tiercel.slatimer.clocks.SlaPolicy.RESOLUTION;
import static dev.tiercel.slatimer.clocks.Some.NO_OBJECTIVES;
import static dev.tiercel.slatimer.clocks.Some.acknowledged;
import static dev.tiercel.slatimer.clocks.Some.at;
import static dev.tiercel.slatimer.clocks.Some.policy;
import static dev.tiercel.slatimer.clocks.Some.resolved;
import static dev.tiercel.slatimer.clocks.Some.resumed;
import static dev.tiercel.slatimer.clocks.Some.stay;
import static dev.tiercel.slatimer.clocks.Some.ticket;
import static dev.tiercel.slatimer.clocks.Some.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.slatimer.clocks.ClockState.Breached;
import dev.tiercel.slatimer.clocks.ClockState.BreachedAndRunning;
import dev.tiercel.slatimer.clocks.ClockState.Cancelled;
import dev.tiercel.slatimer.clocks.ClockState.Met;
import dev.tiercel.slatimer.clocks.ClockState.Paused;
import dev.tiercel.slatimer.clocks.ClockState.Running;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClocksTest {

    private static final long MILLI = 1;

    /** Every timer, due 60 s after it starts at 0, with an answer at the given instant. */
    static Stream<Arguments> everyTimer() {
        return Stream.of(
                Arguments.of(FIRST_RESPONSE, policy(FIRST_RESPONSE, 60), List.of()),
                Arguments.of(RESOLUTION, policy(RESOLUTION, 60), List.of()),
                Arguments.of(Stay.RESPONSE, NO_OBJECTIVES, List.of(stay(1, 0, null, Stay.RESPONSE, 60))),
                Arguments.of(Stay.RESOLUTION, NO_OBJECTIVES, List.of(stay(1, 0, null, Stay.RESOLUTION, 60))));
    }

    private static ClockState only(Ticket ticket, List<Stay> stays, SlaPolicy policy, Instant now) {
        List<Clock> clocks = Clocks.of(ticket, stays, Some.only(policy), now);
        assertThat(clocks).hasSize(1);
        return clocks.get(0).state();
    }

    private static ClockState only(Ticket ticket, SlaPolicy policy, Instant now) {
        return only(ticket, List.of(), policy, now);
    }

    private static ClockState ofStay(Ticket ticket, Stay stay, Instant now) {
        return only(ticket, List.of(stay), NO_OBJECTIVES, now);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyTimer")
    void runsUntilOneMillisecondBeforeTheDueInstant(String objective, SlaPolicy policy, List<Stay> stays) {
        assertThat(only(ticket(), stays, policy, at(60).minusMillis(MILLI))).isEqualTo(new Running(at(60)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyTimer")
    void breachesAtTheDueInstant(String objective, SlaPolicy policy, List<Stay> stays) {
        assertThat(only(ticket(), stays, policy, at(60))).isEqualTo(new BreachedAndRunning(at(60)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyTimer")
    void staysBreachedOneMillisecondAfterTheDueInstant(String objective, SlaPolicy policy, List<Stay> stays) {
        assertThat(only(ticket(), stays, policy, at(60).plusMillis(MILLI))).isEqualTo(new BreachedAndRunning(at(60)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyTimer")
    void isMetByAResolutionOneMillisecondBeforeItIsDue(String objective, SlaPolicy policy, List<Stay> stays) {
        // given
        Instant justBefore = at(60).minusMillis(MILLI);
        Ticket ticket = ticket(new Happening.Resolved(justBefore, 1));

        // then
        assertThat(only(ticket, stays, policy, at(90))).isEqualTo(new Met(justBefore));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyTimer")
    void isBreachedByAResolutionAtTheDueInstant(String objective, SlaPolicy policy, List<Stay> stays) {
        assertThat(only(ticket(resolved(60, 1)), stays, policy, at(90))).isEqualTo(new Breached(at(60), at(60)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyTimer")
    void isBreachedByAResolutionOneMillisecondAfterItWasDue(String objective, SlaPolicy policy, List<Stay> stays) {
        // given
        Instant justAfter = at(60).plusMillis(MILLI);
        Ticket ticket = ticket(new Happening.Resolved(justAfter, 1));

        // then
        assertThat(only(ticket, stays, policy, at(90))).isEqualTo(new Breached(at(60), justAfter));
    }

    @ParameterizedTest
    @EnumSource(Priority.class)
    void isDueByTheTargetOfThePriority(Priority priority) {
        // given
        long target = 60L * (priority.ordinal() + 1);

        // then
        assertThat(only(ticket(priority), policy(RESOLUTION, 60), at(1))).isEqualTo(new Running(at(target)));
    }

    @Test
    void doesNotFireEarlyForAnAnswerThatAnotherMachineDatesAfterTheDueInstant() {
        // given
        Ticket ticket = ticket(resolved(70, 0));

        // then
        assertThat(only(ticket, policy(RESOLUTION, 60), at(59))).isEqualTo(new Running(at(60)));
    }

    @Test
    void isNotStoppedBeforeItStartedByAnAnswerFromAMachineWhoseClockIsBehind() {
        assertThat(only(ticket(acknowledged(-3, 0)), policy(FIRST_RESPONSE, 60), at(1)))
                .isEqualTo(new Met(at(0)));
    }

    @Nested
    class FirstResponse {

        private final SlaPolicy policy = policy(FIRST_RESPONSE, 60);

        @Test
        void isMetByTheFirstAcknowledgement() {
            assertThat(only(ticket(acknowledged(20, 0), acknowledged(40, 1)), policy, at(90)))
                    .isEqualTo(new Met(at(20)));
        }

        @Test
        void isNotBreachedAgainByALaterAcknowledgement() {
            assertThat(only(ticket(acknowledged(20, 0), acknowledged(70, 1)), policy, at(90)))
                    .isEqualTo(new Met(at(20)));
        }

        @Test
        void isMetIfTheReplyAlsoSetsWaiting() {
            // given
            Ticket ticket = ticket(acknowledged(20, 0), waiting(20, "customer"));

            // then
            assertThat(only(ticket, policy(FIRST_RESPONSE, 60, "customer"), at(90)))
                    .isEqualTo(new Met(at(20)));
        }
    }

    @Nested
    class Waiting {

        private final SlaPolicy policy = policy(RESOLUTION, 60, "customer", "vendor");

        @Test
        void pausesWhileTheReasonIsOneToPauseOn() {
            assertThat(only(ticket(waiting(20, "customer")), policy, at(500))).isEqualTo(new Paused());
        }

        @Test
        void pausesNothingForAnotherReason() {
            assertThat(only(ticket(waiting(20, "other")), policy, at(30))).isEqualTo(new Running(at(60)));
        }

        @Test
        void movesTheDueInstantByTheWait() {
            assertThat(only(ticket(waiting(20, "customer"), resumed(50)), policy, at(60)))
                    .isEqualTo(new Running(at(90)));
        }

        @Test
        void addsUpSeveralWaits() {
            // given
            Ticket ticket = ticket(
                    waiting(10, "customer"),
                    resumed(20),
                    waiting(30, "other"),
                    resumed(35),
                    waiting(40, "vendor"),
                    resumed(45));

            // then
            assertThat(only(ticket, policy, at(50))).isEqualTo(new Running(at(75)));
        }

        @Test
        void countsAWaitForSomebodyElseRightAfterAnother() {
            // given
            Ticket ticket = ticket(waiting(10, "customer"), waiting(20, "other"), resumed(30));

            // then
            assertThat(only(ticket, policy, at(40))).isEqualTo(new Running(at(70)));
        }

        @Test
        void subtractsAWaitThatGoesStraightToResolved() {
            // given
            Ticket ticket = ticket(waiting(20, "customer"), resolved(500, 0));

            // then
            assertThat(only(ticket, policy, at(600))).isEqualTo(new Met(at(500)));
        }

        @Test
        void changesNothingIfTheClockHadRunOutBefore() {
            assertThat(only(ticket(waiting(61, "customer")), policy, at(70))).isEqualTo(new BreachedAndRunning(at(60)));
        }

        @Test
        void changesNothingIfItBeginsAtTheDueInstant() {
            assertThat(only(ticket(waiting(60, "customer")), policy, at(70))).isEqualTo(new BreachedAndRunning(at(60)));
        }

        @Test
        void pausesOneMillisecondBeforeTheDueInstant() {
            // given
            Ticket ticket = ticket(new Happening.Waiting(at(60).minusMillis(MILLI), "customer"));

            // then
            assertThat(only(ticket, policy, at(70))).isEqualTo(new Paused());
        }

        @Test
        void leavesTheRestOfTheTargetAfterTheWait() {
            // given
            Ticket ticket = ticket(new Happening.Waiting(at(60).minusMillis(MILLI), "customer"), resumed(100));

            // then
            assertThat(only(ticket, policy, at(100))).isEqualTo(new Running(at(100).plusMillis(MILLI)));
        }

        @Test
        void thatBeganBeforeATierDidPausesItsClocksFromTheStart() {
            // given
            Ticket ticket = ticket(waiting(5, "customer"), resumed(30));

            // then
            assertThat(ofStay(ticket, stay(1, 10, null, Stay.RESOLUTION, 60, "customer"), at(40)))
                    .isEqualTo(new Running(at(90)));
        }

        @Test
        void thatEndedBeforeATierBeganDoesNotTouchItsClocks() {
            // given
            Ticket ticket = ticket(waiting(5, "customer"), resumed(9));

            // then
            assertThat(ofStay(ticket, stay(1, 10, null, Stay.RESOLUTION, 60, "customer"), at(40)))
                    .isEqualTo(new Running(at(70)));
        }
    }

    @Nested
    class Tiers {

        @Test
        void giveANewTierItsWholeTime() {
            // given
            List<Stay> stays = List.of(stay(1, 0, 60L, Stay.RESOLUTION, 60), stay(2, 60, null, Stay.RESOLUTION, 60));

            // when
            List<Clock> clocks = Clocks.of(ticket(), stays, Some.only(NO_OBJECTIVES), at(60));

            // then
            assertThat(clocks)
                    .extracting(Clock::state)
                    .containsExactly(new Breached(at(60), at(60)), new Running(at(120)));
        }

        @Test
        void areAnsweredByAnAcknowledgementOfTheirStay() {
            assertThat(ofStay(ticket(acknowledged(20, 2)), stay(2, 10, null, Stay.RESPONSE, 60), at(90)))
                    .isEqualTo(new Met(at(20)));
        }

        @Test
        void areNotAnsweredByAnAcknowledgementOfAnOlderStay() {
            assertThat(ofStay(ticket(acknowledged(20, 1)), stay(2, 10, null, Stay.RESPONSE, 60), at(30)))
                    .isEqualTo(new Running(at(70)));
        }

        @Test
        void areNotSolvedByAnAcknowledgement() {
            assertThat(ofStay(ticket(acknowledged(20, 1)), stay(1, 10, null, Stay.RESOLUTION, 60), at(30)))
                    .isEqualTo(new Running(at(70)));
        }

        @Test
        void areCancelledWhenTheTicketMovesOnBeforeTheyAreDue() {
            assertThat(ofStay(ticket(), stay(1, 0, 30L, Stay.RESOLUTION, 60), at(90)))
                    .isEqualTo(new Cancelled(at(30)));
        }

        @Test
        void areBreachedWhenTheTicketMovesOnAtTheDueInstant() {
            assertThat(ofStay(ticket(), stay(1, 0, 60L, Stay.RESOLUTION, 60), at(90)))
                    .isEqualTo(new Breached(at(60), at(60)));
        }

        @Test
        void areCancelledByAResolutionThatAnswersAnOlderStay() {
            assertThat(ofStay(ticket(resolved(20, 1)), stay(2, 10, null, Stay.RESOLUTION, 60), at(90)))
                    .isEqualTo(new Cancelled(at(20)));
        }

        @Test
        void doNotRunOnAfterAResolutionThatCameBeforeTheMove() {
            assertThat(ofStay(ticket(resolved(5, 1)), stay(2, 10, null, Stay.RESOLUTION, 60), at(90)))
                    .isEqualTo(new Cancelled(at(10)));
        }

        @Test
        void areMetByAnAnswerInTheInstantTheTicketMovesOn() {
            assertThat(ofStay(ticket(acknowledged(30, 1)), stay(1, 0, 30L, Stay.RESPONSE, 60), at(90)))
                    .isEqualTo(new Met(at(30)));
        }

        @Test
        void withoutLimitsHaveNoClock() {
            // given
            Stay exhausted = new Stay(4, 3, at(10), null, Map.of(), Set.of(), "24x7", List.of(), Some.LEVELS);

            // then
            assertThat(Clocks.of(ticket(), List.of(exhausted), Some.only(NO_OBJECTIVES), at(90)))
                    .isEmpty();
        }

        @Test
        void carryTheSequenceOfTheirStayAsInstance() {
            // when
            Clock clock = Clocks.of(
                            ticket(), List.of(stay(3, 10, null, Stay.RESOLUTION, 60)), Some.only(NO_OBJECTIVES), at(90))
                    .get(0);

            // then
            assertThat(clock.promise().instance()).isEqualTo(3);
            assertThat(new Breach(Some.ID, clock.promise(), at(70)).id())
                    .isEqualTo(Some.ID + "/tier-resolution/3/three-level@1/2026-03-02T09:01:10Z");
        }
    }
}
