package dev.tiercel.slatimer.clocks.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiercel.slatimer.clocks.Breach;
import dev.tiercel.slatimer.clocks.Facts;
import dev.tiercel.slatimer.clocks.Happening;
import dev.tiercel.slatimer.clocks.Ledger;
import dev.tiercel.slatimer.clocks.OpenClock;
import dev.tiercel.slatimer.clocks.Opening;
import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.Priority;
import dev.tiercel.slatimer.clocks.Promise;
import dev.tiercel.slatimer.clocks.Retiming;
import dev.tiercel.slatimer.clocks.Stay;
import dev.tiercel.slatimer.clocks.Target;
import dev.tiercel.slatimer.clocks.Targets;
import dev.tiercel.slatimer.clocks.Ticket;
import dev.tiercel.slatimer.clocks.WarnAt;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class TicketStateTest {

    private static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");
    private static final PolicyRef STANDARD = new PolicyRef("standard", 1);
    private static final String TICKET = "0190a5f0-0000-7000-8000-000000000001";

    private static Instant at(long seconds) {
        return OPENED.plusSeconds(seconds);
    }

    private static Targets targets() {
        Map<Priority, Target> targets = new EnumMap<>(Priority.class);
        targets.put(Priority.P1, Target.parse("PT0.001S"));
        targets.put(Priority.P2, Target.parse("PT8H"));
        targets.put(Priority.P3, Target.parse("366wd"));
        targets.put(Priority.P4, Target.parse("1wd by 16:00"));
        return new Targets(targets);
    }

    private static Stay stay(int sequence, Instant endedAt) {
        return new Stay(
                sequence,
                sequence,
                at(sequence),
                endedAt,
                Map.of(Stay.RESPONSE, targets(), Stay.RESOLUTION, targets()),
                Set.of("customer", "vendor"),
                "office",
                List.of(WarnAt.parse("80%"), WarnAt.parse("PT30M")),
                new PolicyRef("three-level", 1));
    }

    private static TicketState state(List<Happening> history) {
        Ticket ticket = new Ticket(
                TICKET,
                "default",
                9,
                Priority.P2,
                OPENED,
                STANDARD,
                new Opening(Map.of("plan", "gold", "priority", "P2"), Map.of("site", "Málaga")),
                history);
        Breach breach = new Breach(
                TICKET,
                new Promise("resolution", 1, null, STANDARD, Priority.P2, Target.parse("2wd"), "office", OPENED),
                at(100));
        Breach ofTier = new Breach(
                TICKET,
                new Promise("tier-response", 2, 3, STANDARD, Priority.P1, Target.parse("PT1H"), "24x7", at(-1)),
                at(50));
        Ledger ledger = new Ledger(
                Map.of(breach.id(), new Ledger.Entry(breach, true), ofTier.id(), new Ledger.Entry(ofTier, false)),
                List.of(Long.MIN_VALUE, -1L, 7L));
        return new TicketState(
                new Facts(ticket, List.of(stay(1, at(2)), stay(2, null))),
                ledger,
                at(200),
                at(300),
                -5L,
                new Tally(1, 2, 3),
                Map.of("resolution/1", at(100)),
                List.of(
                        new OpenClocks.Listed("resolution", 1, at(100).toEpochMilli(), -7L),
                        new OpenClocks.Listed("next-update", 300, OpenClock.Place.NEVER, 7L)),
                Set.of("calendar/default/office"),
                new TicketState.News(at(-5), Retiming.Why.PAUSE),
                "calendar/default/nights");
    }

    @Test
    void comesBackAsItWasStored() {
        // given
        TicketState state = state(List.of(
                new Happening.Acknowledged(at(0), 3),
                new Happening.Replied(at(1)),
                new Happening.Waiting(at(2), "customer"),
                new Happening.CustomerReplied(at(3)),
                new Happening.Resumed(at(3).plusMillis(1)),
                new Happening.Reassessed(at(4), Priority.P4),
                new Happening.PolicyChanged(at(5), new PolicyRef("standard", 200)),
                new Happening.Assigned(at(4)),
                new Happening.Milestone(at(-100), "registered"),
                new Happening.Resolved(at(6), 1),
                new Happening.Reopened(at(7)),
                new Happening.Closed(at(700_000)),
                new Happening.Ended(at(8))));

        // when
        byte[] stored = TicketStateSerde.write(state);

        // then
        assertThat(TicketStateSerde.read(stored)).isEqualTo(state);
        assertThat(TicketStateSerde.read(TicketStateSerde.write(TicketState.UNKNOWN)))
                .isEqualTo(TicketState.UNKNOWN);
    }

    @Test
    void takesUnderAKilobyteAfterTwentyEventsAndTwoTiers() {
        // given
        TicketState state = state(Stream.iterate(1, i -> i + 1)
                .limit(20)
                .<Happening>map(i -> new Happening.Waiting(at(977L * i), "customer"))
                .toList());

        // when
        byte[] stored = TicketStateSerde.write(state);

        // then
        assertThat(stored).hasSizeLessThan(1_024);
    }

    @Test
    void ofAnotherFormIsRefusedInWords() {
        assertThatThrownBy(
                        () -> TicketStateSerde.read("{\"facts\":{}}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("form 123 (expected: 2");
        assertThatThrownBy(() -> TicketStateSerde.read(new byte[] {2, 1, 4, 65}))
                .isInstanceOf(SerializationException.class)
                .hasMessage("ticket state: damaged");
    }
}
