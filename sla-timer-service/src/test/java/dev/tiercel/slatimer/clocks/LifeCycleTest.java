package dev.tiercel.slatimer.clocks;

import static dev.tiercel.slatimer.clocks.SlaPolicy.FIRST_RESPONSE;
import static dev.tiercel.slatimer.clocks.SlaPolicy.RESOLUTION;
import static dev.tiercel.slatimer.clocks.Some.NO_OBJECTIVES;
import static dev.tiercel.slatimer.clocks.Some.acknowledged;
import static dev.tiercel.slatimer.clocks.Some.at;
import static dev.tiercel.slatimer.clocks.Some.customerReplied;
import static dev.tiercel.slatimer.clocks.Some.ended;
import static dev.tiercel.slatimer.clocks.Some.policy;
import static dev.tiercel.slatimer.clocks.Some.reassessed;
import static dev.tiercel.slatimer.clocks.Some.reopened;
import static dev.tiercel.slatimer.clocks.Some.replied;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the rest of a ticket's life does to its clocks. */
class LifeCycleTest {

    private static final SlaPolicy SOLVE = policy(RESOLUTION, 60, "customer");
    private static final SlaPolicy RESPOND = policy(FIRST_RESPONSE, 60);

    private static ClockState only(SlaPolicy policy, Instant now, Happening... history) {
        List<Clock> clocks = Clocks.of(ticket(history), List.of(), Some.only(policy), now);
        assertThat(clocks).hasSize(1);
        return clocks.get(0).state();
    }

    private static ClockState ofStay(Stay stay, Instant now, Happening... history) {
        List<Clock> clocks = Clocks.of(ticket(history), List.of(stay), Some.only(NO_OBJECTIVES), now);
        assertThat(clocks).hasSize(1);
        return clocks.get(0).state();
    }

    @Nested
    class Replies {

        @Test
        void keepTheFirstResponse() {
            assertThat(only(RESPOND, at(90), replied(20), acknowledged(70, 0))).isEqualTo(new Met(at(20)));
        }

        @Test
        void doNotSolveTheTicket() {
            assertThat(only(SOLVE, at(30), replied(20))).isEqualTo(new Running(at(60)));
        }

        @Test
        void keepTheFirstResponseAlsoIfTheTicketWaitsFromThenOn() {
            assertThat(only(policy(FIRST_RESPONSE, 60, "customer"), at(90), replied(20), waiting(20, "customer")))
                    .isEqualTo(new Met(at(20)));
        }

        @Test
        void ofTheCustomerEndAWaitForTheCustomer() {
            assertThat(only(SOLVE, at(60), waiting(20, "customer"), customerReplied(50)))
                    .isEqualTo(new Running(at(90)));
        }

        @Test
        void ofTheCustomerEndNoWaitForSomebodyElse() {
            assertThat(only(policy(RESOLUTION, 60, "vendor"), at(60), waiting(20, "vendor"), customerReplied(50)))
                    .isEqualTo(new Paused());
        }

        @Test
        void ofTheCustomerAreNoResponse() {
            assertThat(only(RESPOND, at(30), customerReplied(20))).isEqualTo(new Running(at(60)));
        }

        @Test
        void ofTheCustomerWhoSaysThanksAfterTheResolutionChangeNothing() {
            assertThat(only(SOLVE, at(90), resolved(50, 0), customerReplied(55)))
                    .isEqualTo(new Met(at(50)));
        }
    }

    @Nested
    class Reopening {

        @Test
        void goesOnWithWhatWasLeftAtTheResolution() {
            assertThat(only(SOLVE, at(1_000), resolved(50, 0), reopened(1_000))).isEqualTo(new Running(at(1_010)));
        }

        @Test
        void doesNotCountTheRestWhateverThePolicyPausesOn() {
            assertThat(only(policy(RESOLUTION, 60), at(1_010), resolved(50, 0), reopened(1_000)))
                    .isEqualTo(new BreachedAndRunning(at(1_010)));
        }

        @Test
        void afterABreachStaysBreachedAtTheSameInstant() {
            assertThat(only(SOLVE, at(1_000), resolved(70, 0), reopened(1_000)))
                    .isEqualTo(new BreachedAndRunning(at(60)));
        }

        @Test
        void afterAResolutionAtTheDueInstantStaysBreached() {
            assertThat(only(SOLVE, at(1_000), resolved(60, 0), reopened(1_000), resolved(1_001, 0)))
                    .isEqualTo(new Breached(at(60), at(1_001)));
        }

        @Test
        void isMetByTheNextResolution() {
            assertThat(only(SOLVE, at(2_000), resolved(50, 0), reopened(1_000), resolved(1_009, 0)))
                    .isEqualTo(new Met(at(1_009)));
        }

        @Test
        void afterClosingDoesNotCountTheTimeItWasClosed() {
            assertThat(only(SOLVE, at(1_000), resolved(50, 0), new Happening.Closed(at(80)), reopened(1_000)))
                    .isEqualTo(new Running(at(1_010)));
        }

        @Test
        void countsTheWaitThatTheResolutionEndedAsAWait() {
            assertThat(only(SOLVE, at(500), waiting(20, "customer"), resolved(100, 0), reopened(500)))
                    .isEqualTo(new Running(at(540)));
        }

        @Test
        void leavesTheFirstResponseMet() {
            assertThat(only(RESPOND, at(5_000), resolved(50, 0), reopened(1_000)))
                    .isEqualTo(new Met(at(50)));
        }

        @Test
        void findsTermsThatChangedInTheRestDueWhenItIsOver() {
            // given
            Happening[] history = {
                resolved(100, 0), reassessed(200, Priority.P1), reopened(1_000),
            };
            Ticket ticket = ticket(Priority.P2, history);

            // when
            List<Clock> clocks = Clocks.of(ticket, List.of(), Some.only(SOLVE), at(1_000));

            // then
            assertThat(clocks).extracting(Clock::state).containsExactly(new BreachedAndRunning(at(1_000)));
        }

        @Test
        void restsTheSolutionOfATier() {
            assertThat(ofStay(stay(1, 10, null, Stay.RESOLUTION, 60), at(1_000), resolved(50, 1), reopened(1_000)))
                    .isEqualTo(new Running(at(1_020)));
        }

        @Test
        void leavesTheResponseOfATierThatResolvedItMet() {
            assertThat(ofStay(stay(1, 10, null, Stay.RESPONSE, 60), at(5_000), resolved(50, 1), reopened(1_000)))
                    .isEqualTo(new Met(at(50)));
        }

        @Test
        void asksTheTierThatDidNotResolveItForAResponse() {
            assertThat(ofStay(stay(2, 10, null, Stay.RESPONSE, 60), at(1_000), resolved(50, 1), reopened(1_000)))
                    .isEqualTo(new Running(at(1_020)));
        }

        @Test
        void leavesATierThatWasLeftInTheRestAsTheResolutionLeftIt() {
            assertThat(ofStay(stay(1, 10, 500L, Stay.RESOLUTION, 60), at(2_000), resolved(50, 1), reopened(1_000)))
                    .isEqualTo(new Met(at(50)));
        }

        @Test
        void givesATierThatBeganInTheRestItsWholeTime() {
            assertThat(ofStay(stay(2, 500, null, Stay.RESOLUTION, 60), at(1_000), resolved(50, 1), reopened(1_000)))
                    .isEqualTo(new Running(at(1_060)));
        }
    }

    @Nested
    class Endings {

        @Test
        void cancelWhatRuns() {
            assertThat(only(SOLVE, at(90), ended(50))).isEqualTo(new Cancelled(at(50)));
        }

        @Test
        void cancelWhatIsPaused() {
            assertThat(only(SOLVE, at(900), waiting(20, "customer"), ended(500)))
                    .isEqualTo(new Cancelled(at(500)));
        }

        @Test
        void atTheDueInstantAreTooLate() {
            assertThat(only(SOLVE, at(90), ended(60))).isEqualTo(new Breached(at(60), at(60)));
        }

        @Test
        void afterTheResolutionLeaveItMet() {
            assertThat(only(SOLVE, at(900), resolved(50, 0), ended(500))).isEqualTo(new Met(at(50)));
        }

        @Test
        void cancelTheClocksOfATier() {
            assertThat(ofStay(stay(1, 10, null, Stay.RESPONSE, 60), at(90), ended(50)))
                    .isEqualTo(new Cancelled(at(50)));
        }

        @Test
        void byClosingWithoutAResolutionStopTheClock() {
            assertThat(only(SOLVE, at(90), new Happening.Closed(at(50)))).isEqualTo(new Met(at(50)));
        }
    }

    @Test
    void subtractsAWaitThatGoesStraightToResolvedWhenItIsReopened() {
        assertThat(only(SOLVE, at(210), waiting(20, "customer"), resolved(100, 0), reopened(200), resumed(205)))
                .isEqualTo(new Running(at(240)));
    }
}
