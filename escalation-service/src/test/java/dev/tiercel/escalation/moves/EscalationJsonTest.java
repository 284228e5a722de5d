package dev.tiercel.escalation.moves;

import static dev.tiercel.escalation.moves.Situation.POLICY;
import static dev.tiercel.escalation.moves.Situation.answer;
import static dev.tiercel.escalation.moves.Situation.breach;
import static dev.tiercel.escalation.moves.Situation.handUp;
import static dev.tiercel.escalation.moves.Situation.opened;
import static dev.tiercel.escalation.moves.Situation.retract;
import static dev.tiercel.escalation.moves.Situation.tierBreach;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.escalation.moves.TicketEscalation.Seen;
import dev.tiercel.escalation.moves.kafka.EscalationJson;
import dev.tiercel.escalation.rulebook.Tier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EscalationJsonTest {

    static Stream<TicketEscalation> states() {
        Breach missed = tierBreach(Tier.RESOLUTION, 1, 60);
        return Stream.of(
                        opened(),
                        opened().acknowledged(1).when(answer(missed)).when(retract(missed)),
                        opened().when(handUp(1, 20)).when(retract(breach("resolution", 90))),
                        Situation.exhausted(),
                        Situation.finished())
                .map(Situation::state);
    }

    @ParameterizedTest
    @MethodSource("states")
    void aStateIsReadAsItWasWritten(TicketEscalation state) {
        // when
        String json = EscalationJson.write((Seen) state);
        // then
        assertThat(EscalationJson.policyOf(json)).hasToString("three-level@1");
        assertThat(EscalationJson.read(json, POLICY)).isEqualTo(state);
        assertThat(EscalationJson.write(EscalationJson.read(json, POLICY))).isEqualTo(json);
    }
}
