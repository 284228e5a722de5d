package dev.tiercel.escalation.moves;

import static dev.tiercel.escalation.moves.Situation.OPENED;
import static dev.tiercel.escalation.moves.Situation.SETTLE_FOR;
import static dev.tiercel.escalation.moves.Situation.answer;
import static dev.tiercel.escalation.moves.Situation.breach;
import static dev.tiercel.escalation.moves.Situation.exhausted;
import static dev.tiercel.escalation.moves.Situation.handUp;
import static dev.tiercel.escalation.moves.Situation.opened;
import static dev.tiercel.escalation.moves.Situation.reinstate;
import static dev.tiercel.escalation.moves.Situation.retract;
import static dev.tiercel.escalation.moves.Situation.tierBreach;
import static dev.tiercel.escalation.rulebook.Tier.RESOLUTION;
import static dev.tiercel.escalation.rulebook.Tier.RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What happens when things cross; each test is named for the situation. */
class CrossingTest {

    @Test
    void twoBreachesInTheSameInstantMoveTheTicketOnce() {
        // given
        Breach ofTheTicket = breach("first-response", 15);
        Breach ofTheTier = tierBreach(RESPONSE, 1, 15);
        // when
        Situation one = opened().when(answer(ofTheTicket)).when(answer(ofTheTier));
        Situation other = opened().when(answer(ofTheTier)).when(answer(ofTheTicket));
        // then
        assertThat(one.story()).containsExactly("assigned 1", "timed-out 2", "not-moved stale");
        assertThat(other.story()).containsExactly("assigned 1", "timed-out 2", "not-moved absorbed");
    }

    @Test
    void everyOrderOfBreachesOfOneInstantEndsInOneMoveAndOneAnswerEach() {
        // given
        List<Breach> together = List.of(
                breach("first-response", 60),
                breach("resolution", 60),
                tierBreach(RESPONSE, 1, 60),
                tierBreach(RESOLUTION, 1, 60));
        for (List<Breach> order : permutations(together)) {
            // when
            Situation ticket = opened();
            order.forEach(breach -> ticket.when(answer(breach)).when(answer(breach)));
            // then
            assertThat(ticket.story()).as("%s", order).hasSize(5);
            assertThat(ticket.story()).as("%s", order).containsOnlyOnce("timed-out 2");
            assertThat(ticket.current().tier()).isEqualTo(2);
        }
    }

    @Test
    void aBreachOfATierAlreadyLeftIsStale() {
        // when
        Situation ticket = opened().when(handUp(null, 30)).when(answer(tierBreach(RESOLUTION, 1, 60)));
        // then
        assertThat(ticket.story()).containsExactly("assigned 1", "manual 2", "not-moved stale");
    }

    @Test
    void acknowledgedAndEscalatedInTheSameInstantEndsWhereTheAcknowledgementIsHeardFirst() {
        // given
        Breach missed = tierBreach(RESPONSE, 1, 15);
        // when
        Situation acknowledgedFirst = opened().acknowledged(1).when(answer(missed));
        Situation breachFirst = opened().when(answer(missed)).acknowledged(1).when(retract(missed));
        // then
        assertThat(acknowledgedFirst.story()).containsExactly("assigned 1", "not-moved acknowledged");
        assertThat(breachFirst.story()).containsExactly("assigned 1", "timed-out 2", "handed-back 1");
        assertThat(acknowledgedFirst.current().tier())
                .isEqualTo(breachFirst.current().tier());
    }

    @Test
    void anAcknowledgementOfAnOlderStayDoesNotKeepTheNextTierFromTimingOut() {
        // when
        Situation ticket = opened().acknowledged(1).when(handUp(1, 20)).when(answer(tierBreach(RESPONSE, 2, 35)));
        // then
        assertThat(ticket.story()).containsExactly("assigned 1", "manual 2", "timed-out 3");
    }

    @Test
    void anAcknowledgementFromBeforeTheFirstStayAcknowledgesNoStay() {
        // when
        Situation ticket = opened().acknowledged(0).when(answer(tierBreach(RESPONSE, 1, 15)));
        // then
        assertThat(ticket.story()).containsExactly("assigned 1", "timed-out 2");
    }

    @Test
    void aTierThatAcknowledgedButDoesNotResolveInTimeIsLeftAllTheSame() {
        // when
        Situation ticket = opened().acknowledged(1).when(answer(tierBreach(RESOLUTION, 1, 60)));
        // then
        assertThat(ticket.story()).containsExactly("assigned 1", "timed-out 2");
    }

    @Test
    void aPromiseAboutTheTicketMovesItEvenIfTheTierHasAcknowledged() {
        // when
        Situation ticket = opened().acknowledged(1).when(answer(breach("resolution", 60)));
        // then
        assertThat(ticket.story()).containsExactly("assigned 1", "timed-out 2");
    }

    @Test
    void settlesUntilExactlyTheEndOfTheSettlingTime() {
        // given
        Breach first = tierBreach(RESOLUTION, 1, 60);
        Instant settled = first.detectedAt().plus(SETTLE_FOR);
        // when
        Situation before = opened().when(answer(first)).when(answer(breach("resolution", settled.minusMillis(1))));
        Situation exactly = opened().when(answer(first)).when(answer(breach("resolution", settled)));
        Situation after = opened().when(answer(first)).when(answer(breach("resolution", settled.plusMillis(1))));
        // then
        assertThat(before.story()).endsWith("not-moved absorbed");
        assertThat(exactly.story()).endsWith("not-moved absorbed");
        assertThat(after.story()).endsWith("timed-out 3");
    }

    @Test
    void settlesFromTheOpeningOnTheFirstStay() {
        // when
        Situation within = opened().when(answer(breach("first-response", OPENED.plus(SETTLE_FOR))));
        Situation after = opened().when(
                        answer(breach("first-response", OPENED.plus(SETTLE_FOR).plusMillis(1))));
        // then
        assertThat(within.story()).endsWith("not-moved absorbed");
        assertThat(after.story()).endsWith("timed-out 2");
    }

    @Test
    void settlesFromTheMoveIfSomebodyAskedForIt() {
        // given
        Instant settled = Situation.at(30).plus(SETTLE_FOR);
        // when
        Situation within = opened().when(handUp(null, 30)).when(answer(breach("resolution", settled)));
        Situation after = opened().when(handUp(null, 30)).when(answer(breach("resolution", settled.plusMillis(1))));
        // then
        assertThat(within.story()).endsWith("not-moved absorbed");
        assertThat(after.story()).endsWith("timed-out 3");
    }

    @Test
    void theLastTierMissesItsPromiseOnceAndThenNothingIsLeft() {
        // given
        Situation ticket = exhausted();
        // when
        ticket.when(answer(breach("resolution", 400)));
        // then
        assertThat(ticket.story())
                .containsExactly("assigned 1", "timed-out 2", "timed-out 3", "exhausted 3", "not-moved exhausted");
        assertThat(ticket.current().sequence()).isEqualTo(4);
        assertThat(ticket.current().limits()).isEmpty();
    }

    @Test
    void forceEscalatedOnTheLastTierIsRefused() {
        // given
        Situation ticket = opened().when(handUp(null, 10)).when(handUp(null, 20));
        // when
        Decision decision = EscalationDecider.decide(ticket.state(), handUp(null, 30));
        // then
        assertThat(decision).isEqualTo(new Decision.Rejected(new Refusal.AtLastTier(3)));
    }

    @Test
    void aHandUpThatCrossesAMoveIsRefused() {
        // given
        Situation ticket = opened().when(answer(tierBreach(RESOLUTION, 1, 60)));
        // when
        Decision decision = EscalationDecider.decide(ticket.state(), handUp(1, 60));
        // then
        assertThat(decision).isEqualTo(new Decision.Rejected(new Refusal.OtherStay(1, 2)));
    }

    @Test
    void aBreachOfAResolvedTicketMovesNobody() {
        // when
        Situation ticket = opened().resolved().when(answer(tierBreach(RESOLUTION, 1, 60)));
        // then
        assertThat(ticket.story()).containsExactly("assigned 1", "not-moved finished");
    }

    @Test
    void resolvedBeforeCreatedIsSeenWaitsForTheOpening() {
        // given
        Situation ticket = Situation.unseen();
        EscalationCommand resolved = new EscalationCommand.Follow(Situation.ticket(2, null, true), null);
        // when
        Decision early = EscalationDecider.decide(ticket.state(), resolved);
        ticket.when(Situation.assign()).when(resolved).when(answer(tierBreach(RESOLUTION, 1, 60)));
        // then
        assertThat(early).isInstanceOf(Decision.Parked.class);
        assertThat(ticket.story()).containsExactly("assigned 1", "not-moved finished");
    }

    @Test
    void aRetractionHandsTheTicketBackWithFullLimits() {
        // given
        Breach missed = tierBreach(RESOLUTION, 1, 60);
        // when
        Situation ticket = opened().when(answer(missed)).when(retract(missed));
        // then
        assertThat(ticket.story()).containsExactly("assigned 1", "timed-out 2", "handed-back 1");
        assertThat(ticket.notes()).containsExactly(CorrectionNote.HANDED_BACK);
        assertThat(ticket.current().sequence()).isEqualTo(3);
        assertThat(ticket.current().limits()).isEqualTo(Situation.POLICY.tier(1).limits());
    }

    @Test
    void aRetractionOfTheLastTiersBreachGivesTheTicketBackToTheLastTier() {
        // when
        Situation ticket = exhausted().when(retract(tierBreach(RESOLUTION, 3, 300)));
        // then
        assertThat(ticket.story()).endsWith("exhausted 3", "handed-back 3");
        assertThat(ticket.state()).isInstanceOf(TicketEscalation.AtTier.class);
    }

    @Test
    void aRetractionAfterSomebodyTookTheTicketOnIsOnlyRecorded() {
        // given
        Breach missed = tierBreach(RESOLUTION, 1, 60);
        // when
        Situation ticket = opened().when(answer(missed)).acknowledged(2).when(retract(missed));
        // then
        assertThat(ticket.story()).containsExactly("assigned 1", "timed-out 2");
        assertThat(ticket.notes()).containsExactly(CorrectionNote.RECORDED);
    }

    @Test
    void aRetractionOnAResolvedTicketIsOnlyRecorded() {
        // given
        Breach missed = tierBreach(RESOLUTION, 1, 60);
        // when
        Situation ticket = opened().when(answer(missed)).resolved().when(retract(missed));
        // then
        assertThat(ticket.story()).containsExactly("assigned 1", "timed-out 2");
        assertThat(ticket.notes()).containsExactly(CorrectionNote.RECORDED);
    }

    @Test
    void aRetractionOfABreachThatMovedNobodyIsOnlyRecorded() {
        // given
        Breach moving = tierBreach(RESOLUTION, 1, 60);
        Breach absorbed = breach("resolution", 60);
        // when
        Situation ticket = opened().when(answer(moving)).when(answer(absorbed)).when(retract(absorbed));
        // then
        assertThat(ticket.story()).containsExactly("assigned 1", "timed-out 2", "not-moved absorbed");
        assertThat(ticket.notes()).containsExactly(CorrectionNote.RECORDED);
    }

    @Test
    void aRetractionAfterAnotherMoveIsOnlyRecorded() {
        // given
        Breach missed = tierBreach(RESOLUTION, 1, 60);
        // when
        Situation ticket = opened().when(answer(missed)).when(handUp(2, 70)).when(retract(missed));
        // then
        assertThat(ticket.story()).containsExactly("assigned 1", "timed-out 2", "manual 3");
    }

    @Test
    void aRetractionThatOvertakesItsBreachCountsOnceThatIsAnswered() {
        // given
        Breach missed = tierBreach(RESOLUTION, 1, 60);
        // when
        Situation ticket = opened().when(retract(missed)).when(answer(missed));
        // then
        assertThat(ticket.story()).containsExactly("assigned 1", "timed-out 2", "handed-back 1");
        assertThat(ticket.notes()).containsExactly(CorrectionNote.AWAITS_ANNOUNCEMENT, CorrectionNote.HANDED_BACK);
    }

    @Test
    void aBreachThatIsReinstatedBeforeItWasAnnouncedStands() {
        // given
        Breach missed = tierBreach(RESOLUTION, 1, 60);
        // when
        Situation ticket =
                opened().when(retract(missed)).when(reinstate(missed)).when(answer(missed));
        // then
        assertThat(ticket.story()).containsExactly("assigned 1", "timed-out 2");
    }

    @Test
    void aReinstatedBreachMovesNobodyAgain() {
        // given
        Breach missed = tierBreach(RESOLUTION, 1, 60);
        // when
        Situation ticket = opened().when(answer(missed)).when(retract(missed)).when(reinstate(missed));
        // then
        assertThat(ticket.story()).containsExactly("assigned 1", "timed-out 2", "handed-back 1");
        assertThat(ticket.notes()).containsExactly(CorrectionNote.HANDED_BACK, CorrectionNote.REINSTATED);
    }

    @Test
    void aHandedBackTierTimesOutAgain() {
        // given
        Breach missed = tierBreach(RESOLUTION, 1, 60);
        // when
        Situation ticket =
                opened().when(answer(missed)).when(retract(missed)).when(answer(tierBreach(RESOLUTION, 3, 120)));
        // then
        assertThat(ticket.story()).containsExactly("assigned 1", "timed-out 2", "handed-back 1", "timed-out 2");
    }

    private static Set<List<Breach>> permutations(List<Breach> items) {
        if (items.isEmpty()) {
            return Set.of(List.of());
        }
        Set<List<Breach>> all = new HashSet<>();
        for (Breach first : items) {
            List<Breach> rest = new ArrayList<>(items);
            rest.remove(first);
            for (List<Breach> tail : permutations(rest)) {
                List<Breach> one = new ArrayList<>(List.of(first));
                one.addAll(tail);
                all.add(one);
            }
        }
        return all;
    }
}
