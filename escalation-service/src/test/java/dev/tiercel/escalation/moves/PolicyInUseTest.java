package dev.tiercel.escalation.moves;

import static dev.tiercel.escalation.moves.Situation.POLICY;
import static dev.tiercel.escalation.moves.Situation.answer;
import static dev.tiercel.escalation.moves.Situation.breach;
import static dev.tiercel.escalation.moves.Situation.exhausted;
import static dev.tiercel.escalation.moves.Situation.handBack;
import static dev.tiercel.escalation.moves.Situation.handUp;
import static dev.tiercel.escalation.moves.Situation.handUpTo;
import static dev.tiercel.escalation.moves.Situation.opened;
import static dev.tiercel.escalation.moves.Situation.openedUnder;
import static dev.tiercel.escalation.moves.Situation.retract;
import static dev.tiercel.escalation.moves.Situation.tierBreach;
import static dev.tiercel.escalation.moves.Situation.toTeam;
import static dev.tiercel.escalation.moves.Situation.version;
import static dev.tiercel.escalation.rulebook.Tier.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.escalation.moves.TicketEscalation.AtTier;
import dev.tiercel.escalation.moves.TicketEscalation.Exhausted;
import dev.tiercel.escalation.moves.TicketEscalation.Finished;
import dev.tiercel.escalation.rulebook.EscalationPolicy.Repeat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The policy is edited, a tier removed, the path repeated, the ticket closed and reopened, while tickets are in it. */
class PolicyInUseTest {

    private static final PolicyVersion SHORTER = version("three-level", 2, 2, null);
    private static final PolicyVersion LONGER = version("three-level", 3, 4, null);
    private static final PolicyVersion REPEATED = version("again", 1, 3, new Repeat(2, 2));

    @Test
    void aPolicyEditedWhileTicketsAreInItLeavesThemWhereTheyAreUntilTheyAreMovedToIt() {
        // when
        Situation ticket = opened().when(handUp(null, 10));
        Stay before = ticket.current();
        ticket.movedTo(LONGER);
        // then
        assertThat(ticket.current()).isEqualTo(before);
        assertThat(ticket.when(handUpTo(4, 20)).current().policy()).isEqualTo(LONGER.ref());
        assertThat(ticket.path().stays())
                .extracting(Stay::policy)
                .containsExactly(POLICY.ref(), POLICY.ref(), LONGER.ref());
    }

    @Test
    void aTierRemovedWhileTicketsAreInItCountsAsTheLast() {
        // given
        Situation ticket = opened().when(handUpTo(3, 10)).movedTo(SHORTER);
        // then
        assertThat(ticket.refusal(handUp(null, 20))).isEqualTo(new Refusal.AtLastTier(3));
        assertThat(ticket.when(answer(tierBreach(RESOLUTION, 2, 200))).story())
                .containsExactly("assigned 1", "manual 3", "exhausted 2");
        assertThat(ticket.state()).isInstanceOf(Exhausted.class);
    }

    @Test
    void aTicketAtARemovedTierCanBeHandedBackOrOver() {
        // when
        Situation back = opened().when(handUpTo(3, 10)).movedTo(SHORTER).when(handBack(null, 20));
        Situation over = opened().when(handUpTo(3, 10)).movedTo(SHORTER).when(toTeam("lawyers", 20));
        // then
        assertThat(back.story()).endsWith("handed-back 1");
        assertThat(over.story()).endsWith("functional 2");
        assertThat(over.current().limits()).isEqualTo(SHORTER.tier(2).limits());
    }

    @Test
    void aRetractionDoesNotLeadBackToATierThatIsGone() {
        // given
        Breach missed = tierBreach(RESOLUTION, 2, 200);
        // when
        Situation ticket = opened().when(handUpTo(3, 10))
                .when(answer(missed))
                .movedTo(SHORTER)
                .when(retract(missed));
        // then
        assertThat(ticket.story()).endsWith("exhausted 3", "handed-back 2");
        assertThat(ticket.current().policy()).isEqualTo(SHORTER.ref());
    }

    @Test
    void aTicketAtTheEndOfItsPathGoesOnByAPolicyThatGoesOn() {
        // when
        Situation ticket = exhausted().movedTo(LONGER);
        // then
        assertThat(ticket.state()).isInstanceOf(AtTier.class);
        assertThat(ticket.when(answer(breach("resolution", 900))).story()).endsWith("exhausted 3", "timed-out 4");
    }

    @Test
    void anOlderPolicyOfATicketIsNotFollowed() {
        // when
        Situation ticket = opened().movedTo(LONGER);
        ticket.when(new EscalationCommand.Follow(Situation.ticket(1, null, false), SHORTER));
        // then
        assertThat(ticket.path().policy()).isEqualTo(LONGER);
    }

    @Test
    void thePathStartsAgainFromTheNamedTierSoManyTimesAndThenIsExhausted() {
        // given
        Situation ticket = openedUnder(REPEATED);
        // when
        for (int sequence = 1; sequence <= 8; sequence++) {
            ticket.when(answer(tierBreach(RESOLUTION, sequence, sequence * 300L)));
        }
        // then
        assertThat(ticket.story())
                .containsExactly(
                        "assigned 1",
                        "timed-out 2",
                        "timed-out 3",
                        "repeated 2",
                        "timed-out 3",
                        "repeated 2",
                        "timed-out 3",
                        "exhausted 3",
                        "not-moved exhausted");
        assertThat(ticket.path().stays()).extracting(Stay::repeat).containsExactly(0, 0, 0, 1, 1, 2, 2, 2);
    }

    @Test
    void aRepeatGivesTheTierItsFullLimits() {
        // when
        Situation ticket = openedUnder(REPEATED).when(handUpTo(3, 10)).when(answer(tierBreach(RESOLUTION, 2, 300)));
        // then
        assertThat(ticket.current().kind()).isEqualTo(MoveKind.REPEATED);
        assertThat(ticket.current().limits()).isEqualTo(REPEATED.tier(2).limits());
    }

    @Test
    void forceEscalatedOnTheLastTierIsRefusedThoughThePathRepeats() {
        // given
        Situation ticket = openedUnder(REPEATED).when(handUpTo(3, 10));
        // then
        assertThat(ticket.refusal(handUp(null, 20))).isEqualTo(new Refusal.AtLastTier(3));
    }

    @Test
    void aRetractedRepeatIsNotSpent() {
        // given
        Breach missed = tierBreach(RESOLUTION, 2, 300);
        // when
        Situation ticket =
                openedUnder(REPEATED).when(handUpTo(3, 10)).when(answer(missed)).when(retract(missed));
        // then
        assertThat(ticket.story()).endsWith("repeated 2", "handed-back 3");
        assertThat(ticket.current().repeat()).isZero();
    }

    @Test
    void aPathThatRepeatsASingleTierAsksItAgain() {
        // given
        PolicyVersion single = version("single", 1, 1, new Repeat(1, 1));
        // when
        Situation ticket = openedUnder(single)
                .when(answer(tierBreach(RESOLUTION, 1, 100)))
                .when(answer(tierBreach(RESOLUTION, 2, 200)));
        // then
        assertThat(ticket.story()).containsExactly("assigned 1", "repeated 1", "exhausted 1");
    }

    @Test
    void aReopenedTicketIsLiveAgainInItsStay() {
        // given
        Situation ticket = opened().when(handUp(null, 10)).resolved();
        TicketEscalation resolved = ticket.state();
        Stay before = ticket.current();
        // when
        ticket.reopened();
        // then
        assertThat(resolved).isInstanceOf(Finished.class);
        assertThat(ticket.current()).isEqualTo(before);
        assertThat(ticket.when(answer(tierBreach(RESOLUTION, 2, 500))).story()).endsWith("timed-out 3");
    }

    @Test
    void aBreachAnsweredWhileTheTicketWasFinishedKeepsItsAnswer() {
        // given
        Breach missed = tierBreach(RESOLUTION, 1, 60);
        // when
        Situation ticket = opened().resolved().when(answer(missed)).reopened().when(answer(missed));
        // then
        assertThat(ticket.story()).containsExactly("assigned 1", "not-moved finished");
    }

    @Test
    void everyOrderOfATicketsNewsEndsUnderTheSamePolicyInTheSameState() {
        // given
        List<EscalationCommand> news =
                List.of(news(2, POLICY, false), news(3, SHORTER, false), news(4, LONGER, false), news(5, LONGER, true));
        for (int seed = 0; seed < 200; seed++) {
            List<EscalationCommand> order = new ArrayList<>(news);
            order.addAll(news);
            Collections.shuffle(order, new Random(seed));
            // when
            Situation ticket = opened();
            order.forEach(ticket::when);
            // then
            assertThat(ticket.state()).as("%s", order).isInstanceOf(Finished.class);
            assertThat(ticket.path().policy()).as("%s", order).isEqualTo(LONGER);
        }
    }

    private static EscalationCommand news(int version, PolicyVersion policy, boolean finished) {
        Ticket ticket = Situation.ticket(version, null, finished);
        return new EscalationCommand.Follow(
                new Ticket(ticket.id(), ticket.tenant(), version, ticket.openedAt(), policy.ref(), null, finished),
                policy);
    }
}
