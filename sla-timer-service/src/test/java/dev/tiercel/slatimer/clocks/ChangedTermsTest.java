package dev.tiercel.slatimer.clocks;

import static dev.tiercel.slatimer.clocks.Priority.P1;
import static dev.tiercel.slatimer.clocks.Priority.P2;
import static dev.tiercel.slatimer.clocks.Priority.P3;
import static dev.tiercel.slatimer.clocks.SlaPolicy.FIRST_RESPONSE;
import static dev.tiercel.slatimer.clocks.SlaPolicy.RESOLUTION;
import static dev.tiercel.slatimer.clocks.Some.OPENED;
import static dev.tiercel.slatimer.clocks.Some.STANDARD;
import static dev.tiercel.slatimer.clocks.Some.acknowledged;
import static dev.tiercel.slatimer.clocks.Some.at;
import static dev.tiercel.slatimer.clocks.Some.reassessed;
import static dev.tiercel.slatimer.clocks.Some.resolved;
import static dev.tiercel.slatimer.clocks.Some.resumed;
import static dev.tiercel.slatimer.clocks.Some.stay;
import static dev.tiercel.slatimer.clocks.Some.targets;
import static dev.tiercel.slatimer.clocks.Some.ticket;
import static dev.tiercel.slatimer.clocks.Some.underPolicy;
import static dev.tiercel.slatimer.clocks.Some.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.slatimer.clocks.ClockState.Breached;
import dev.tiercel.slatimer.clocks.ClockState.BreachedAndRunning;
import dev.tiercel.slatimer.clocks.ClockState.Cancelled;
import dev.tiercel.slatimer.clocks.ClockState.Met;
import dev.tiercel.slatimer.clocks.ClockState.Paused;
import dev.tiercel.slatimer.clocks.ClockState.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The priority or the policy changes while clocks run. */
class ChangedTermsTest {

    private static final long HOUR = 3_600;
    private static final PolicyRef STRICTER = new PolicyRef("standard", 2);

    /** The solution within 60 s for P1, 120 s for P2, 180 s for P3, 240 s for P4. */
    private static final SlaPolicy SIXTY = Some.policy(RESOLUTION, 60, "customer");

    private static SlaPolicy stricter(String objective, long seconds) {
        return new SlaPolicy(STRICTER, List.of(Some.objective(objective, targets(seconds), Set.of("customer"))));
    }

    private static Clock only(Ticket ticket, Instant now, SlaPolicy... policies) {
        return only(ticket, List.of(), now, policies);
    }

    private static Clock only(Ticket ticket, List<Stay> stays, Instant now, SlaPolicy... policies) {
        List<Clock> clocks = Clocks.of(
                ticket, stays, Some.rules(Map.of(STANDARD, policies[0], STRICTER, policies[policies.length - 1])), now);
        assertThat(clocks).hasSize(1);
        return clocks.get(0);
    }

    @Nested
    class Priorities {

        @Test
        void raisedAfterThreeHoursWithOneHourWaitingLeaveWhatIsLeftOfTheNewTarget() {
            // given
            SlaPolicy fourHours = Some.policy(RESOLUTION, 4 * HOUR, "customer");
            Ticket ticket = ticket(P2, waiting(HOUR, "customer"), resumed(2 * HOUR), reassessed(3 * HOUR, P1));

            // when
            Clock clock = only(ticket, at(3 * HOUR), fourHours);

            // then
            assertThat(clock.state()).isEqualTo(new Running(at(5 * HOUR)));
            assertThat(clock.promise().target()).isEqualTo(new Target.Within(Duration.ofHours(4)));
            assertThat(clock.promise().priority()).isEqualTo(P1);
        }

        @Test
        void raisedAfterMoreThanTheNewTargetAreDueAtOnceAndNotBefore() {
            assertThat(only(ticket(P2, reassessed(90, P1)), at(90), SIXTY).state())
                    .isEqualTo(new BreachedAndRunning(at(90)));
        }

        @Test
        void raisedOneMillisecondBeforeTheNewTargetIsSpentLeaveThatMillisecond() {
            // given
            Happening raised = new Happening.Reassessed(at(60).minusMillis(1), P1);

            // then
            assertThat(only(ticket(P2, raised), at(59), SIXTY).state()).isEqualTo(new Running(at(60)));
        }

        @Test
        void raisedWhenTheNewTargetIsJustSpentAreDueThen() {
            assertThat(only(ticket(P2, reassessed(60, P1)), at(60), SIXTY).state())
                    .isEqualTo(new BreachedAndRunning(at(60)));
        }

        @Test
        void loweredGiveMoreTime() {
            // when
            Clock clock = only(ticket(P1, reassessed(59, P3)), at(100), SIXTY);

            // then
            assertThat(clock.state()).isEqualTo(new Running(at(180)));
            assertThat(clock.missed()).isNull();
        }

        @Test
        void loweredAtTheDueInstantAreInTime() {
            assertThat(only(ticket(P1, reassessed(60, P3)), at(100), SIXTY).state())
                    .isEqualTo(new Running(at(180)));
        }

        @Test
        void loweredAfterABreachDoNotUndoIt() {
            // when
            Clock clock = only(ticket(P1, reassessed(61, P3)), at(100), SIXTY);

            // then
            assertThat(clock.state()).isEqualTo(new BreachedAndRunning(at(60)));
            assertThat(clock.missed()).extracting(Promise::priority).isEqualTo(P1);
            assertThat(clock.promise().priority()).isEqualTo(P3);
        }

        @Test
        void changedTwiceInTheSameInstantCountAsTheLast() {
            assertThat(only(ticket(P3, reassessed(90, P1), reassessed(90, P2)), at(90), SIXTY)
                            .state())
                    .isEqualTo(new Running(at(120)));
        }

        @Test
        void raisedAfterTheResolutionDoNotBreachIt() {
            // when
            Clock clock = only(ticket(P2, resolved(90, 0), reassessed(100, P1)), at(200), SIXTY);

            // then
            assertThat(clock.state()).isEqualTo(new Met(at(90)));
            assertThat(clock.promise().priority()).isEqualTo(P2);
        }

        @Test
        void raisedWhileItWaitsLeaveTheClockPausedIfSomeOfTheTargetIsLeft() {
            assertThat(only(ticket(P2, waiting(50, "customer"), reassessed(100, P1)), at(500), SIXTY)
                            .state())
                    .isEqualTo(new Paused());
        }

        @Test
        void reassessedAsTheSameChangeNothing() {
            assertThat(ticket(P2, reassessed(30, P2)).terms()).hasSize(1);
        }

        @Test
        void alsoChooseAmongTheLimitsOfATier() {
            // given
            Stay stay = stay(1, 10, null, Stay.RESOLUTION, 60);

            // when
            Clock clock = only(ticket(P2, reassessed(40, P1)), List.of(stay), at(50), Some.NO_OBJECTIVES);

            // then
            assertThat(clock.state()).isEqualTo(new Running(at(70)));
            assertThat(clock.promise().policy()).isEqualTo(Some.LEVELS);
        }

        @Test
        void ofBeforeAStayDoNotTouchItsClocks() {
            // given
            Stay stay = stay(1, 70, null, Stay.RESOLUTION, 60);

            // when
            Clock clock = only(ticket(P1, reassessed(65, P2)), List.of(stay), at(140), Some.NO_OBJECTIVES);

            // then
            assertThat(clock.state()).isEqualTo(new Running(at(190)));
        }
    }

    @Nested
    class Policies {

        @Test
        void movedWhileTheClockRunsCountWhatHasGone() {
            // when
            Clock clock = only(ticket(underPolicy(20, STRICTER)), at(25), SIXTY, stricter(RESOLUTION, 30));

            // then
            assertThat(clock.state()).isEqualTo(new Running(at(30)));
            assertThat(clock.promise().policy()).isEqualTo(STRICTER);
        }

        @Test
        void movedAfterABreachLeaveItWithThePolicyItWasMissedUnder() {
            // when
            Clock clock = only(ticket(underPolicy(70, STRICTER)), at(80), SIXTY, stricter(RESOLUTION, 30));

            // then
            assertThat(clock.state()).isEqualTo(new BreachedAndRunning(at(60)));
            assertThat(new Breach(Some.ID, clock.missed(), at(60)).id())
                    .isEqualTo(Some.ID + "/resolution/1/standard@1/2026-03-02T09:01:00Z");
            assertThat(clock.promise().policy()).isEqualTo(STRICTER);
        }

        @Test
        void movedTooLateForTheNewTargetAreDueWhenTheyCame() {
            // when
            Clock clock = only(ticket(underPolicy(40, STRICTER)), at(50), SIXTY, stricter(RESOLUTION, 30));

            // then
            assertThat(clock.missed()).extracting(Promise::policy).isEqualTo(STRICTER);
            assertThat(clock.state()).isEqualTo(new BreachedAndRunning(at(40)));
        }

        @Test
        void withoutTheObjectiveCancelIt() {
            // when
            List<Clock> clocks = Clocks.of(
                    ticket(underPolicy(20, STRICTER), resolved(30, 0)),
                    List.of(),
                    Some.rules(Map.of(STANDARD, SIXTY, STRICTER, stricter(FIRST_RESPONSE, 30))),
                    at(90));

            // then
            assertThat(clocks)
                    .extracting(clock -> clock.promise().objective())
                    .containsExactly(FIRST_RESPONSE, RESOLUTION);
            assertThat(clocks)
                    .extracting(Clock::state)
                    .containsExactly(new Breached(at(30), at(30)), new Cancelled(at(20)));
        }

        @Test
        void withoutTheObjectiveDoNotUndoItsBreach() {
            // when
            List<Clock> clocks = Clocks.of(
                    ticket(underPolicy(70, STRICTER)),
                    List.of(),
                    Some.rules(Map.of(STANDARD, SIXTY, STRICTER, new SlaPolicy(STRICTER, List.of()))),
                    at(90));

            // then
            assertThat(clocks).extracting(Clock::state).containsExactly(new Breached(at(60), at(70)));
        }

        @Test
        void withAnObjectiveThatIsNewMeasureItFromTheOpening() {
            // given
            SlaPolicy none = Some.NO_OBJECTIVES;

            // when
            Clock clock = only(ticket(underPolicy(20, STRICTER)), at(25), none, stricter(RESOLUTION, 30));

            // then
            assertThat(clock.promise().startedAt()).isEqualTo(OPENED);
            assertThat(clock.state()).isEqualTo(new Running(at(30)));
        }

        @Test
        void withAnObjectiveThatWasMetBeforeTheyCameDoNotMissIt() {
            // when
            Clock clock = only(
                    ticket(acknowledged(10, 0), underPolicy(50, STRICTER)),
                    at(60),
                    Some.NO_OBJECTIVES,
                    stricter(FIRST_RESPONSE, 5));

            // then
            assertThat(clock.state()).isEqualTo(new Met(at(10)));
        }
    }
}
