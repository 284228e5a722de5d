package dev.tiercel.ticket.lifecycle;

import static dev.tiercel.ticket.lifecycle.SampleTickets.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TicketDeciderTest {
    private static final Instant NOW = minute(10);
    private static final Decision DUPLICATE = new Decision.Duplicate();

    private static final Map<String, Ticket> TICKETS = Map.of(
            "open", SampleTickets.open(),
            "acknowledged for 1", SampleTickets.acknowledged(1),
            "waiting for the customer", SampleTickets.waiting(),
            "resolved", SampleTickets.resolved());

    private static final Map<String, TicketCommand> COMMANDS = Map.ofEntries(
            Map.entry("acknowledge 0", new TicketCommand.Acknowledge(NOW, "ana", 0, 2)),
            Map.entry("acknowledge 1", new TicketCommand.Acknowledge(NOW, "ana", 1, 2)),
            Map.entry("acknowledge 2", new TicketCommand.Acknowledge(NOW, "ana", 2, 2)),
            Map.entry("acknowledge unknown 3", new TicketCommand.Acknowledge(NOW, "ana", 3, 2)),
            Map.entry("wait for the customer", new TicketCommand.Wait(NOW, "ana", WaitReason.CUSTOMER)),
            Map.entry("wait for the vendor", new TicketCommand.Wait(NOW, "ana", WaitReason.VENDOR)),
            Map.entry("resume", new TicketCommand.Resume(NOW, "ana")),
            Map.entry("resolve", new TicketCommand.Resolve(NOW, "ana", "Reset the line.", 2, 2)),
            Map.entry("resolve for an older stay", new TicketCommand.Resolve(NOW, "ana", "Reset the line.", 1, 2)),
            Map.entry("resolve unknown 3", new TicketCommand.Resolve(NOW, "ana", "Reset the line.", 3, 2)),
            Map.entry("resolve as it was", new TicketCommand.Resolve(NOW, "ben", "Cable replaced.", 2, 2)));

    static Stream<Arguments> everyPair() {
        return Stream.of(
                arguments("open", "acknowledge 0", acknowledged(0)),
                arguments("open", "acknowledge 1", acknowledged(1)),
                arguments("open", "acknowledge 2", acknowledged(2)),
                arguments("open", "acknowledge unknown 3", refused(Refusal.STAY_NOT_KNOWN)),
                arguments("open", "wait for the customer", waiting(WaitReason.CUSTOMER)),
                arguments("open", "wait for the vendor", waiting(WaitReason.VENDOR)),
                arguments("open", "resume", DUPLICATE),
                arguments("open", "resolve", resolved("ana", "Reset the line.", 2)),
                arguments("open", "resolve for an older stay", resolved("ana", "Reset the line.", 1)),
                arguments("open", "resolve unknown 3", refused(Refusal.STAY_NOT_KNOWN)),
                arguments("open", "resolve as it was", resolved("ben", "Cable replaced.", 2)),
                arguments("acknowledged for 1", "acknowledge 0", DUPLICATE),
                arguments("acknowledged for 1", "acknowledge 1", DUPLICATE),
                arguments("acknowledged for 1", "acknowledge 2", acknowledged(2)),
                arguments("acknowledged for 1", "acknowledge unknown 3", refused(Refusal.STAY_NOT_KNOWN)),
                arguments("acknowledged for 1", "wait for the customer", waiting(WaitReason.CUSTOMER)),
                arguments("acknowledged for 1", "wait for the vendor", waiting(WaitReason.VENDOR)),
                arguments("acknowledged for 1", "resume", DUPLICATE),
                arguments("acknowledged for 1", "resolve", resolved("ana", "Reset the line.", 2)),
                arguments("acknowledged for 1", "resolve for an older stay", resolved("ana", "Reset the line.", 1)),
                arguments("acknowledged for 1", "resolve unknown 3", refused(Refusal.STAY_NOT_KNOWN)),
                arguments("acknowledged for 1", "resolve as it was", resolved("ben", "Cable replaced.", 2)),
                arguments("waiting for the customer", "acknowledge 0", acknowledged(0)),
                arguments("waiting for the customer", "acknowledge 1", acknowledged(1)),
                arguments("waiting for the customer", "acknowledge 2", acknowledged(2)),
                arguments("waiting for the customer", "acknowledge unknown 3", refused(Refusal.STAY_NOT_KNOWN)),
                arguments("waiting for the customer", "wait for the customer", DUPLICATE),
                arguments("waiting for the customer", "wait for the vendor", refused(Refusal.WAITS_FOR_ANOTHER_REASON)),
                arguments("waiting for the customer", "resume", accepted(new TicketEvent.Resumed(NOW, "ana"))),
                arguments("waiting for the customer", "resolve", resolved("ana", "Reset the line.", 2)),
                arguments(
                        "waiting for the customer", "resolve for an older stay", resolved("ana", "Reset the line.", 1)),
                arguments("waiting for the customer", "resolve unknown 3", refused(Refusal.STAY_NOT_KNOWN)),
                arguments("waiting for the customer", "resolve as it was", resolved("ben", "Cable replaced.", 2)),
                arguments("resolved", "acknowledge 0", DUPLICATE),
                arguments("resolved", "acknowledge 1", DUPLICATE),
                arguments("resolved", "acknowledge 2", refused(Refusal.TICKET_RESOLVED)),
                arguments("resolved", "acknowledge unknown 3", refused(Refusal.TICKET_RESOLVED)),
                arguments("resolved", "wait for the customer", refused(Refusal.TICKET_RESOLVED)),
                arguments("resolved", "wait for the vendor", refused(Refusal.TICKET_RESOLVED)),
                arguments("resolved", "resume", refused(Refusal.TICKET_RESOLVED)),
                arguments("resolved", "resolve", refused(Refusal.TICKET_RESOLVED)),
                arguments("resolved", "resolve for an older stay", refused(Refusal.TICKET_RESOLVED)),
                arguments("resolved", "resolve unknown 3", refused(Refusal.TICKET_RESOLVED)),
                arguments("resolved", "resolve as it was", DUPLICATE));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyPair")
    void decidesOnEveryPair(String ticket, String command, Decision expected) {
        // when
        Decision decision = TicketDecider.decide(TICKETS.get(ticket), COMMANDS.get(command));

        // then
        assertThat(decision).isEqualTo(expected);
    }

    static Stream<Arguments> acceptedPairs() {
        return everyPair().filter(pair -> pair.get()[2] instanceof Decision.Accepted);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("acceptedPairs")
    void whatIsAcceptedMakesTheNextVersionAndIsADuplicateFromThenOn(
            String ticket, String command, Decision.Accepted decision) {
        // given
        Ticket before = TICKETS.get(ticket);

        // when
        Ticket after = TicketEvolution.evolve(before, decision.event());

        // then
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.history()).startsWith(before.history().toArray(HistoryEntry[]::new));
        assertThat(after.history()).last().isEqualTo(decision.event().historyEntry());
        assertThat(TicketDecider.decide(after, COMMANDS.get(command))).isEqualTo(DUPLICATE);
    }

    @Test
    void theTableHasEveryPairOnceAndEveryStateAndCommandThereIs() {
        // when
        Set<String> pairs =
                everyPair().map(pair -> pair.get()[0] + ": " + pair.get()[1]).collect(Collectors.toSet());

        // then
        assertThat(pairs)
                .hasSize((int) everyPair().count())
                .containsExactlyInAnyOrderElementsOf(TICKETS.keySet().stream()
                        .flatMap(ticket -> COMMANDS.keySet().stream().map(command -> ticket + ": " + command))
                        .toList());
        assertThat(kinds(TICKETS, Ticket::state)).isEqualTo(permitted(TicketState.class));
        assertThat(kinds(COMMANDS, Function.identity())).isEqualTo(permitted(TicketCommand.class));
    }

    @Test
    void whatHappensIsNotBeforeWhatHappenedWhenTheWallClockStepsBack() {
        // given
        Ticket ticket = SampleTickets.waiting();

        // when
        Decision decision = TicketDecider.decide(ticket, new TicketCommand.Resume(minute(1), "ana"));

        // then
        assertThat(decision).isEqualTo(accepted(new TicketEvent.Resumed(ticket.updatedAt(), "ana")));
    }

    @Test
    void anAcknowledgementOfAnOlderStayIsRecorded() {
        // given
        Ticket ticket = SampleTickets.open();

        // when
        Decision decision = TicketDecider.decide(ticket, new TicketCommand.Acknowledge(NOW, "ana", 1, 5));

        // then
        assertThat(decision).isEqualTo(acknowledged(1));
    }

    @Test
    void theLastWaitBeginsWithAHundredEntriesLeft() {
        // given
        TicketCommand wait = new TicketCommand.Wait(NOW, "ana", WaitReason.OTHER);

        // when
        List<Decision> decisions = Stream.of(899, 900)
                .map(entries -> TicketDecider.decide(SampleTickets.withHistory(entries), wait))
                .toList();

        // then
        assertThat(decisions).containsExactly(waiting(WaitReason.OTHER), refused(Refusal.HISTORY_FULL));
    }

    @Test
    void theLastAcknowledgementLeavesRoomToResumeAndResolve() {
        // given
        TicketCommand acknowledge = new TicketCommand.Acknowledge(NOW, "ana", 2, 2);

        // when
        List<Decision> decisions = Stream.of(997, 998)
                .map(entries -> TicketDecider.decide(SampleTickets.withHistory(entries), acknowledge))
                .toList();

        // then
        assertThat(decisions).containsExactly(acknowledged(2), refused(Refusal.HISTORY_FULL));
    }

    @Test
    void aTicketWhoseHistoryIsFullOfEverythingElseIsStillResolved() {
        // given
        Ticket full = SampleTickets.withHistory(Ticket.HISTORY_LIMIT - 1);

        // when
        Decision decision = TicketDecider.decide(full, COMMANDS.get("resolve"));

        // then
        assertThat(decision).isEqualTo(resolved("ana", "Reset the line.", 2));
        assertThat(TicketEvolution.evolve(full, ((Decision.Accepted) decision).event())
                        .history())
                .hasSize(Ticket.HISTORY_LIMIT);
    }

    private static Decision accepted(TicketEvent event) {
        return new Decision.Accepted(event);
    }

    private static Decision acknowledged(int sequence) {
        return accepted(new TicketEvent.Acknowledged(NOW, "ana", sequence));
    }

    private static Decision waiting(WaitReason reason) {
        return accepted(new TicketEvent.Waiting(NOW, "ana", reason));
    }

    private static Decision resolved(String by, String resolution, int sequence) {
        return accepted(new TicketEvent.Resolved(NOW, by, resolution, sequence));
    }

    private static Decision refused(Refusal reason) {
        return new Decision.Rejected(reason);
    }

    private static <T> Set<Class<?>> kinds(Map<String, T> samples, Function<? super T, ?> part) {
        return samples.values().stream()
                .map(part)
                .<Class<?>>map(Object::getClass)
                .collect(Collectors.toSet());
    }

    private static Set<Class<?>> permitted(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses()).collect(Collectors.toSet());
    }
}
