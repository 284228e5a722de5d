package dev.tiercel.escalation.moves;

import static dev.tiercel.escalation.moves.Situation.answer;
import static dev.tiercel.escalation.moves.Situation.assign;
import static dev.tiercel.escalation.moves.Situation.at;
import static dev.tiercel.escalation.moves.Situation.breach;
import static dev.tiercel.escalation.moves.Situation.handUp;
import static dev.tiercel.escalation.moves.Situation.reinstate;
import static dev.tiercel.escalation.moves.Situation.retract;
import static dev.tiercel.escalation.moves.Situation.ticket;
import static dev.tiercel.escalation.moves.Situation.tierBreach;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiercel.escalation.moves.EscalationCommand.Follow;
import dev.tiercel.escalation.rulebook.Tier;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command in every state. */
class EscalationDeciderTest {

    private static final String PARKED = "Parked";
    private static final String DUPLICATE = "Duplicate";

    static Stream<Arguments> everyPair() {
        Map<String, EscalationCommand> commands = new TreeMap<>(Map.of(
                "assign", assign(),
                "follow", new Follow(ticket(9, null, null)),
                "follow older", new Follow(ticket(1, null, null)),
                "breach", answer(breach("resolution", 1000)),
                "tier breach", answer(tierBreach(Tier.RESOLUTION, 1, 1000)),
                "retract", retract(breach("resolution", 2000)),
                "reinstate", reinstate(breach("resolution", 2000)),
                "hand up", handUp(null, 1000)));
        Map<String, Map<String, String>> expected = Map.of(
                "Unseen",
                        Map.of(
                                "assign", "Assigned",
                                "follow", PARKED,
                                "follow older", PARKED,
                                "breach", PARKED,
                                "tier breach", PARKED,
                                "retract", PARKED,
                                "reinstate", PARKED,
                                "hand up", "NotSeen"),
                "AtTier",
                        Map.of(
                                "assign", DUPLICATE,
                                "follow", "Followed",
                                "follow older", DUPLICATE,
                                "breach", "Moved",
                                "tier breach", "Moved",
                                "retract", "CorrectionNoted",
                                "reinstate", "CorrectionNoted",
                                "hand up", "Moved"),
                "Exhausted",
                        Map.of(
                                "assign", DUPLICATE,
                                "follow", "Followed",
                                "follow older", DUPLICATE,
                                "breach", "NotMoved",
                                "tier breach", "NotMoved",
                                "retract", "CorrectionNoted",
                                "reinstate", "CorrectionNoted",
                                "hand up", "AtLastTier"),
                "Finished",
                        Map.of(
                                "assign", DUPLICATE,
                                "follow", "Followed",
                                "follow older", DUPLICATE,
                                "breach", "NotMoved",
                                "tier breach", "NotMoved",
                                "retract", "CorrectionNoted",
                                "reinstate", "CorrectionNoted",
                                "hand up", "AlreadyResolved"));
        return Stream.of(Situation.unseen(), Situation.opened(), Situation.exhausted(), Situation.finished())
                .map(Situation::state)
                .flatMap(state -> commands.entrySet().stream()
                        .map(command -> Arguments.of(
                                state,
                                command.getKey(),
                                command.getValue(),
                                expected.get(state.getClass().getSimpleName()).get(command.getKey()))));
    }

    @ParameterizedTest(name = "{1}: {3}")
    @MethodSource("everyPair")
    void decidesEveryPair(TicketEscalation state, String name, EscalationCommand command, String expected) {
        // when
        Decision decision = EscalationDecider.decide(state, command);
        // then
        assertThat(shapeOf(decision)).isEqualTo(expected);
    }

    @Test
    void refusesAnEventThatCannotHaveHappened() {
        // given
        TicketEscalation unseen = TicketEscalation.unseen();
        EscalationEvent followed = new EscalationEvent.Followed(ticket(2, null, null));
        // then
        assertThatThrownBy(() -> EscalationDecider.evolve(unseen, followed))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Situation.opened()
                        .when(new EscalationCommand.Follow(ticket(2, null, null)))
                        .evolve(new EscalationEvent.Assigned(
                                ticket(1, null, null),
                                Situation.POLICY,
                                Situation.opened().current())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbersTheStaysWithoutGapsAndLetsOneEndWhereTheNextStarts() {
        // given
        Situation ticket = Situation.opened();
        // when
        ticket.when(answer(tierBreach(Tier.RESOLUTION, 1, 60))).when(handUp(null, 70));
        // then
        List<Stay> stays = ((TicketEscalation.Seen) ticket.state()).path().stays();
        assertThat(stays).extracting(Stay::sequence).containsExactly(1, 2, 3);
        assertThat(stays.get(0).endedAt()).isEqualTo(stays.get(1).startedAt());
        assertThat(stays.get(1).endedAt()).isEqualTo(at(70));
        assertThat(stays.get(2).endedAt()).isNull();
    }

    @Test
    void neverLetsAMoveStartBeforeTheStayItEnds() {
        // given
        Situation ticket = Situation.opened().when(handUp(null, 30));
        // when
        ticket.when(handUp(null, 10));
        // then
        assertThat(ticket.current().startedAt()).isEqualTo(at(30));
    }

    @Test
    void followsTheHighestVersionInWhateverOrderTheyCome() {
        // given
        Situation ticket = Situation.opened();
        // when
        ticket.when(new Follow(ticket(4, 1, at(20)))).when(new Follow(ticket(3, null, null)));
        // then
        assertThat(ticket.state()).isInstanceOf(TicketEscalation.Finished.class);
    }

    private static String shapeOf(Decision decision) {
        if (decision instanceof Decision.Accepted accepted) {
            assertThat(accepted.events()).hasSize(1);
            return accepted.events().get(0).getClass().getSimpleName();
        } else if (decision instanceof Decision.Rejected rejected) {
            assertThat(rejected.refusal().detail()).isNotBlank();
            return rejected.refusal().getClass().getSimpleName();
        }
        return decision.getClass().getSimpleName();
    }
}
