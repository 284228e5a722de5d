package dev.tiercel.escalation.moves;

import static dev.tiercel.escalation.moves.Situation.NETWORK;
import static dev.tiercel.escalation.moves.Situation.answer;
import static dev.tiercel.escalation.moves.Situation.assign;
import static dev.tiercel.escalation.moves.Situation.at;
import static dev.tiercel.escalation.moves.Situation.breach;
import static dev.tiercel.escalation.moves.Situation.follow;
import static dev.tiercel.escalation.moves.Situation.handBack;
import static dev.tiercel.escalation.moves.Situation.handUp;
import static dev.tiercel.escalation.moves.Situation.handUpTo;
import static dev.tiercel.escalation.moves.Situation.reinstate;
import static dev.tiercel.escalation.moves.Situation.retract;
import static dev.tiercel.escalation.moves.Situation.ticket;
import static dev.tiercel.escalation.moves.Situation.tierBreach;
import static dev.tiercel.escalation.moves.Situation.toPath;
import static dev.tiercel.escalation.moves.Situation.toTeam;
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
        Map<String, EscalationCommand> commands = new TreeMap<>();
        commands.put("assign", assign());
        commands.put("follow", follow(9));
        commands.put("follow older", follow(1));
        commands.put("follow onto a policy", new Follow(ticket(9, null, false), NETWORK));
        commands.put("breach", answer(breach("resolution", 1000)));
        commands.put("tier breach", answer(tierBreach(Tier.RESOLUTION, 1, 1000)));
        commands.put("retract", retract(breach("resolution", 2000)));
        commands.put("reinstate", reinstate(breach("resolution", 2000)));
        commands.put("hand up", handUp(null, 1000));
        commands.put("hand up to", handUpTo(3, 1000));
        commands.put("hand back", handBack(null, 1000));
        commands.put("hand back to", handBack(1, 1000));
        commands.put("move to a team", toTeam("lawyers", 1000));
        commands.put("move to a path", toPath(NETWORK, 2, 1000));
        Map<String, Map<String, String>> expected = Map.of(
                "Unseen",
                        Map.ofEntries(
                                Map.entry("assign", "Assigned"),
                                Map.entry("follow", PARKED),
                                Map.entry("follow older", PARKED),
                                Map.entry("follow onto a policy", PARKED),
                                Map.entry("breach", PARKED),
                                Map.entry("tier breach", PARKED),
                                Map.entry("retract", PARKED),
                                Map.entry("reinstate", PARKED),
                                Map.entry("hand up", "NotSeen"),
                                Map.entry("hand up to", "NotSeen"),
                                Map.entry("hand back", "NotSeen"),
                                Map.entry("hand back to", "NotSeen"),
                                Map.entry("move to a team", "NotSeen"),
                                Map.entry("move to a path", "NotSeen")),
                "AtTier",
                        Map.ofEntries(
                                Map.entry("assign", DUPLICATE),
                                Map.entry("follow", "Followed"),
                                Map.entry("follow older", DUPLICATE),
                                Map.entry("follow onto a policy", "Followed"),
                                Map.entry("breach", "Moved"),
                                Map.entry("tier breach", "Moved"),
                                Map.entry("retract", "CorrectionNoted"),
                                Map.entry("reinstate", "CorrectionNoted"),
                                Map.entry("hand up", "Moved"),
                                Map.entry("hand up to", "Moved"),
                                Map.entry("hand back", "AtFirstTier"),
                                Map.entry("hand back to", "AtFirstTier"),
                                Map.entry("move to a team", "Moved"),
                                Map.entry("move to a path", "Rerouted")),
                "Exhausted",
                        Map.ofEntries(
                                Map.entry("assign", DUPLICATE),
                                Map.entry("follow", "Followed"),
                                Map.entry("follow older", DUPLICATE),
                                Map.entry("follow onto a policy", "Followed"),
                                Map.entry("breach", "NotMoved"),
                                Map.entry("tier breach", "NotMoved"),
                                Map.entry("retract", "CorrectionNoted"),
                                Map.entry("reinstate", "CorrectionNoted"),
                                Map.entry("hand up", "AtLastTier"),
                                Map.entry("hand up to", "AtLastTier"),
                                Map.entry("hand back", "Moved"),
                                Map.entry("hand back to", "Moved"),
                                Map.entry("move to a team", "Moved"),
                                Map.entry("move to a path", "Rerouted")),
                "Finished",
                        Map.ofEntries(
                                Map.entry("assign", DUPLICATE),
                                Map.entry("follow", "Followed"),
                                Map.entry("follow older", DUPLICATE),
                                Map.entry("follow onto a policy", "Followed"),
                                Map.entry("breach", "NotMoved"),
                                Map.entry("tier breach", "NotMoved"),
                                Map.entry("retract", "CorrectionNoted"),
                                Map.entry("reinstate", "CorrectionNoted"),
                                Map.entry("hand up", "TicketFinished"),
                                Map.entry("hand up to", "TicketFinished"),
                                Map.entry("hand back", "TicketFinished"),
                                Map.entry("hand back to", "TicketFinished"),
                                Map.entry("move to a team", "TicketFinished"),
                                Map.entry("move to a path", "TicketFinished")));
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
        EscalationEvent followed = new EscalationEvent.Followed(ticket(2, null, false), null);
        // then
        assertThatThrownBy(() -> EscalationDecider.evolve(unseen, followed))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Situation.opened()
                        .when(follow(2))
                        .evolve(new EscalationEvent.Assigned(
                                ticket(1, null, false),
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
        ticket.when(new Follow(ticket(4, 1, true), null)).when(follow(3));
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
