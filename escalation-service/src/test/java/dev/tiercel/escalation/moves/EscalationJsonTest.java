package dev.tiercel.escalation.moves;

import static dev.tiercel.escalation.moves.Situation.NETWORK;
import static dev.tiercel.escalation.moves.Situation.POLICY;
import static dev.tiercel.escalation.moves.Situation.answer;
import static dev.tiercel.escalation.moves.Situation.breach;
import static dev.tiercel.escalation.moves.Situation.handUp;
import static dev.tiercel.escalation.moves.Situation.opened;
import static dev.tiercel.escalation.moves.Situation.retract;
import static dev.tiercel.escalation.moves.Situation.tierBreach;
import static dev.tiercel.escalation.moves.Situation.toPath;
import static dev.tiercel.escalation.moves.Situation.toTeam;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.escalation.moves.TicketEscalation.Seen;
import dev.tiercel.escalation.moves.kafka.EscalationJson;
import dev.tiercel.escalation.rulebook.Tier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EscalationJsonTest {

    static Stream<TicketEscalation> states() {
        Breach missed = tierBreach(Tier.RESOLUTION, 1, 60);
        return Stream.of(
                        opened(),
                        opened().acknowledged(1).when(answer(missed)).when(retract(missed)),
                        opened().when(handUp(1, 20)).when(retract(breach("resolution", 90))),
                        opened().when(toTeam("lawyers", 20)),
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
        assertThat(EscalationJson.policyOf(json)).isEqualTo(POLICY.ref());
        assertThat(EscalationJson.read(json, POLICY.policy())).isEqualTo(state);
        assertThat(EscalationJson.write(EscalationJson.read(json, POLICY.policy())))
                .isEqualTo(json);
    }

    @Test
    void aDetourIsPartOfTheState() {
        // given
        TicketEscalation state = opened().when(toPath(NETWORK, null, 20)).state();
        // when
        String json = EscalationJson.write((Seen) state);
        // then
        assertThat(EscalationJson.policyOf(json)).isEqualTo(NETWORK.ref());
        assertThat(EscalationJson.read(json, NETWORK.policy())).isEqualTo(state);
    }

    @Test
    void aStateFromBeforeThereWereOtherPathsIsReadAsOneOnItsOwnPath() {
        // given
        Seen state = (Seen) opened().when(handUp(1, 20)).resolved().state();
        String today = EscalationJson.write(state);
        String former = today.replaceAll(",\"policy\":\\{[^}]*},\"detour\":false", "")
                .replaceAll("\"team\":\"[^\"]*\",\"policy\":\\{[^}]*},\"repeat\":0,", "")
                .replace("\"finished\":true", "\"resolvedAt\":\"2026-03-02T09:30:00Z\"");
        // when
        Seen read = EscalationJson.read(former, POLICY.policy());
        // then
        assertThat(former).doesNotContain("team", "detour", "finished", "repeat");
        assertThat(EscalationJson.policyOf(former)).isEqualTo(POLICY.ref());
        assertThat(read).isEqualTo(state);
    }

    @Test
    void aStateFromBeforeThereWereWarningsHasNone() {
        // given
        Seen state = (Seen) opened().when(handUp(1, 20)).state();
        String former = EscalationJson.write(state).replace("\"warnAt\":[],", "");
        // when
        Seen read = EscalationJson.read(former, POLICY.policy());
        // then
        assertThat(former).doesNotContain("warnAt");
        assertThat(read).isEqualTo(state);
    }
}
