package dev.tiercel.escalation.moves;

import static dev.tiercel.escalation.moves.Situation.NETWORK;
import static dev.tiercel.escalation.moves.Situation.POLICY;
import static dev.tiercel.escalation.moves.Situation.answer;
import static dev.tiercel.escalation.moves.Situation.asked;
import static dev.tiercel.escalation.moves.Situation.exhausted;
import static dev.tiercel.escalation.moves.Situation.handBack;
import static dev.tiercel.escalation.moves.Situation.handUp;
import static dev.tiercel.escalation.moves.Situation.handUpTo;
import static dev.tiercel.escalation.moves.Situation.opened;
import static dev.tiercel.escalation.moves.Situation.retract;
import static dev.tiercel.escalation.moves.Situation.tierBreach;
import static dev.tiercel.escalation.moves.Situation.toPath;
import static dev.tiercel.escalation.moves.Situation.toTeam;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.escalation.moves.EscalationCommand.HandBack;
import dev.tiercel.escalation.moves.EscalationCommand.MoveToPath;
import dev.tiercel.escalation.moves.EscalationCommand.MoveToTeam;
import dev.tiercel.escalation.rulebook.Tier;
import org.junit.jupiter.api.Test;

/** What people can ask for: up, back, sideways. */
class RequestsTest {

    @Test
    void handsUpToANamedTier() {
        // when
        Situation ticket = opened().when(handUpTo(3, 10));
        // then
        assertThat(ticket.story()).containsExactly("assigned 1", "manual 3");
        assertThat(ticket.current().limits()).isEqualTo(POLICY.tier(3).limits());
    }

    @Test
    void handsUpToNoTierThatIsNotAbove() {
        // given
        Situation ticket = opened().when(handUp(null, 10));
        // then
        assertThat(ticket.refusal(handUpTo(2, 20))).isEqualTo(new Refusal.WrongDirection(2, 3, 3));
        assertThat(ticket.refusal(handUpTo(1, 20)).detail()).contains("allowed: 3");
        assertThat(ticket.refusal(handUpTo(4, 20))).isEqualTo(new Refusal.UnknownTier(4, POLICY.ref(), 3));
    }

    @Test
    void handsBackToTheTierThatHadTheTicketBefore() {
        // when
        Situation skipped = opened().when(handUpTo(3, 10)).when(handBack(null, 20));
        Situation climbed =
                opened().when(handUp(null, 10)).when(handUp(null, 20)).when(handBack(null, 30));
        // then
        assertThat(skipped.story()).endsWith("manual 3", "handed-back 1");
        assertThat(climbed.story()).endsWith("manual 3", "handed-back 2");
        assertThat(climbed.when(handBack(null, 40)).story()).endsWith("handed-back 2", "handed-back 1");
    }

    @Test
    void handsBackToTheTierBelowIfNoneOfThisPathHadTheTicket() {
        // when
        Situation ticket = opened().when(toPath(NETWORK, 2, 10)).when(handBack(null, 20));
        // then
        assertThat(ticket.story()).containsExactly("assigned 1", "functional 2", "handed-back 1");
        assertThat(ticket.current().team()).isEqualTo("network-1");
    }

    @Test
    void handsBackToANamedTierBelowOnly() {
        // given
        Situation ticket = opened().when(handUpTo(3, 10));
        // then
        assertThat(ticket.refusal(handBack(3, 20))).isEqualTo(new Refusal.WrongDirection(3, 1, 2));
        assertThat(ticket.refusal(handBack(7, 20))).isEqualTo(new Refusal.UnknownTier(7, POLICY.ref(), 3));
        assertThat(ticket.when(handBack(2, 20)).story()).endsWith("handed-back 2");
    }

    @Test
    void aHandBackCarriesItsReasonAndGivesTheFullLimits() {
        // when
        Situation ticket = opened().when(handUp(null, 10)).when(handBack(null, 20));
        // then
        assertThat(ticket.current().cause()).isEqualTo(new Cause.Requested("ana", "needs a specialist"));
        assertThat(ticket.current().limits()).isEqualTo(POLICY.tier(1).limits());
        assertThat(ticket.current().startedAt()).isEqualTo(Situation.at(20));
    }

    @Test
    void aRequestForAnotherStayIsRefusedWhateverItAsks() {
        // given
        Situation ticket = opened().when(handUp(null, 10));
        // then
        assertThat(ticket.refusal(new HandBack(asked(1, 20), null))).isEqualTo(new Refusal.OtherStay(1, 2));
        assertThat(ticket.refusal(new MoveToTeam(asked(3, 20), "lawyers", true)))
                .isEqualTo(new Refusal.OtherStay(3, 2));
    }

    @Test
    void anotherTeamGetsTheTicketAtTheSameTierWithItsLimitsAnew() {
        // when
        Situation ticket = opened().when(handUp(null, 10)).when(toTeam("lawyers", 20));
        // then
        assertThat(ticket.story()).endsWith("manual 2", "functional 2");
        assertThat(ticket.current().team()).isEqualTo("lawyers");
        assertThat(ticket.current().limits()).isEqualTo(POLICY.tier(2).limits());
        assertThat(ticket.when(handUp(null, 30)).current().team()).isEqualTo("three-level-3");
    }

    @Test
    void theTeamThatHasTheTicketIsNoOtherTeam() {
        // given
        Situation ticket = opened();
        // then
        assertThat(ticket.refusal(toTeam("three-level-1", 10))).isEqualTo(new Refusal.SameTeam("three-level-1"));
        assertThat(ticket.when(toTeam("lawyers", 10)).refusal(toTeam("lawyers", 20)))
                .isEqualTo(new Refusal.SameTeam("lawyers"));
        assertThat(ticket.when(toTeam("three-level-1", 30)).story()).endsWith("functional 1", "functional 1");
    }

    @Test
    void whatTheRuleBookDoesNotHaveIsRefusedByName() {
        // given
        Situation ticket = opened();
        // then
        assertThat(ticket.refusal(new MoveToTeam(asked(null, 10), "nobody", false)))
                .isEqualTo(new Refusal.UnknownTeam("nobody"));
        assertThat(ticket.refusal(new MoveToPath(asked(null, 10), "nowhere", null, null)))
                .isEqualTo(new Refusal.UnknownPolicy("nowhere"));
        assertThat(ticket.refusal(toPath(NETWORK, 3, 10))).isEqualTo(new Refusal.UnknownTier(3, NETWORK.ref(), 2));
        assertThat(ticket.refusal(toPath(POLICY, null, 10))).isEqualTo(new Refusal.SamePath(POLICY.ref()));
    }

    @Test
    void anotherPathBeginsAtItsFirstTierAndGoesOnByItsOwnTiers() {
        // when
        Situation ticket = opened().when(handUp(null, 10)).when(toPath(NETWORK, null, 20));
        // then
        assertThat(ticket.story()).endsWith("manual 2", "functional 1");
        assertThat(ticket.current().policy()).isEqualTo(NETWORK.ref());
        ticket.when(answer(tierBreach(Tier.RESOLUTION, 3, 80)));
        assertThat(ticket.current().team()).isEqualTo("network-2");
        ticket.when(answer(tierBreach(Tier.RESOLUTION, 4, 200)));
        assertThat(ticket.story()).endsWith("functional 1", "timed-out 2", "exhausted 2");
    }

    @Test
    void aTicketOnAnotherPathStaysThereWhateverBecomesOfItsOwnPolicy() {
        // given
        PolicyVersion newer = Situation.version("three-level", 2, 3, null);
        // when
        Situation ticket = opened().when(toPath(NETWORK, null, 10)).movedTo(newer);
        // then
        assertThat(ticket.path().policy()).isEqualTo(NETWORK);
        assertThat(ticket.when(toPath(newer, 2, 20)).path().detour()).isFalse();
        assertThat(ticket.current().policy()).isEqualTo(newer.ref());
    }

    @Test
    void aTicketMovedToThePolicyOfItsDetourHasComeHome() {
        // given
        PolicyVersion newer = Situation.version("network", 5, 3, null);
        // when
        Situation ticket = opened().when(toPath(NETWORK, null, 10)).movedTo(NETWORK);
        // then
        assertThat(ticket.path().detour()).isFalse();
        assertThat(ticket.movedTo(newer).path().policy()).isEqualTo(newer);
    }

    @Test
    void anotherTeamCanTakeATicketWhosePathIsExhausted() {
        // when
        Situation ticket = exhausted().when(toTeam("lawyers", 400));
        // then
        assertThat(ticket.state()).isInstanceOf(TicketEscalation.AtTier.class);
        assertThat(ticket.when(answer(tierBreach(Tier.RESOLUTION, 5, 600))).story())
                .endsWith("exhausted 3", "functional 3", "exhausted 3");
    }

    @Test
    void aRetractionHandsATicketBackToTheTeamThatHadIt() {
        // given
        Breach missed = tierBreach(Tier.RESOLUTION, 2, 80);
        // when
        Situation ticket =
                opened().when(toTeam("lawyers", 10)).when(answer(missed)).when(retract(missed));
        // then
        assertThat(ticket.story()).endsWith("functional 1", "timed-out 2", "handed-back 1");
        assertThat(ticket.current().team()).isEqualTo("lawyers");
    }

    @Test
    void nobodyCanAskForMoreThanSoManyMoves() {
        // given
        Situation ticket = opened();
        for (int i = 1; i < Requests.MOST_MOVES; i++) {
            ticket.when(toTeam(i % 2 == 0 ? "lawyers" : "engineers", i));
        }
        // then
        assertThat(ticket.current().sequence()).isEqualTo(Requests.MOST_MOVES);
        assertThat(ticket.refusal(handUp(null, 999))).isEqualTo(new Refusal.TooManyMoves(Requests.MOST_MOVES));
        assertThat(ticket.when(answer(tierBreach(Tier.RESOLUTION, Requests.MOST_MOVES, 9999)))
                        .story())
                .endsWith("timed-out 2");
    }
}
