package dev.tiercel.slatimer.clocks.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.slatimer.clocks.Answer;
import dev.tiercel.slatimer.clocks.Facts;
import dev.tiercel.slatimer.clocks.Happening;
import dev.tiercel.slatimer.clocks.Ledger;
import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.Priority;
import dev.tiercel.slatimer.clocks.Terms;
import dev.tiercel.slatimer.clocks.Ticket;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class TicketStateTest {

    private static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");
    private static final Serde<TicketState> SERDE = JsonSerde.of(TicketState.class);

    @Test
    void comesBackAsItWasStored() {
        // given
        Ticket ticket = Ticket.of(
                "t",
                "default",
                9,
                Priority.P2,
                OPENED,
                new PolicyRef("standard", 1),
                List.of(
                        new Happening.Replied(OPENED.plusSeconds(1)),
                        new Happening.Waiting(OPENED.plusSeconds(2), "customer"),
                        new Happening.CustomerReplied(OPENED.plusSeconds(3)),
                        new Happening.Reassessed(OPENED.plusSeconds(4), Priority.P1),
                        new Happening.PolicyChanged(OPENED.plusSeconds(5), new PolicyRef("standard", 2)),
                        new Happening.Resolved(OPENED.plusSeconds(6), 1),
                        new Happening.Reopened(OPENED.plusSeconds(7)),
                        new Happening.Ended(OPENED.plusSeconds(8))));
        TicketState state = new TicketState(
                new Facts(ticket, List.of()), Ledger.EMPTY, OPENED, null, "digest", Tally.NONE, "sla-policy/a/b@1");

        // when
        byte[] stored = SERDE.serializer().serialize("clocks", state);

        // then
        assertThat(SERDE.deserializer().deserialize("clocks", stored)).isEqualTo(state);
    }

    @Test
    void isReadAsItWasStoredBeforeTicketsWereReopened() {
        // given
        String before = """
                {"facts":{"ticket":{"id":"t","tenant":"default","version":3,"priority":"P1",\
                "openedAt":"2026-03-02T09:00:00Z","slaPolicy":{"id":"standard","version":1},\
                "acknowledgements":[{"at":"2026-03-02T09:00:10Z","sequence":0}],"waits":[],\
                "resolution":{"at":"2026-03-02T09:05:00Z","sequence":1}},"stays":[]},"ledger":{"entries":{}},\
                "learnedAt":"2026-03-02T09:05:00Z","shown":"x","tally":{"running":0,"paused":0,\
                "breachedAndRunning":0},"parked":false,"addedLater":1}""";

        // when
        TicketState state = SERDE.deserializer().deserialize("clocks", before.getBytes(UTF_8));

        // then
        Ticket ticket = state.facts().ticket();
        assertThat(ticket).isNotNull();
        assertThat(ticket.resolution()).isEqualTo(new Answer(OPENED.plusSeconds(300), 1));
        assertThat(ticket.terms()).containsExactly(new Terms(OPENED, Priority.P1, new PolicyRef("standard", 1)));
        assertThat(ticket.replies()).isEmpty();
        assertThat(state.parkedFor()).isNull();
    }
}
