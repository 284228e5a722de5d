package dev.tiercel.ticket.lifecycle;

import static dev.tiercel.ticket.lifecycle.SampleTickets.at;
import static dev.tiercel.ticket.lifecycle.SampleTickets.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tiercel.ticket.assessment.PolicyRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TicketDeciderTest {
    private static final Instant NOW = minute(10);

    /** In the order of the table's columns. */
    private static final Map<String, Ticket> TICKETS = tickets();

    private static final Map<String, TicketCommand> COMMANDS = commands();

    // ok: accepted, dup: duplicate; the rest are refusals.
    private static final Map<String, String> REFUSALS = Map.of(
            "RES", "ticket-resolved",
            "CLO", "ticket-closed",
            "CAN", "ticket-cancelled",
            "MER", "ticket-merged",
            "NOT", "ticket-not-resolved",
            "OTH", "waits-for-another-reason",
            "STY", "stay-not-known");

    private static final String TABLE = """
            command                         | open | acknowledged | waiting | reopened | resolved | closed | cancelled | merged
            acknowledge                     | ok   | ok           | ok      | ok       | RES      | CLO    | CAN       | MER
            acknowledge 1                   | ok   | dup          | ok      | dup      | dup      | dup    | CAN       | MER
            acknowledge unknown 3           | STY  | STY          | STY     | STY      | RES      | CLO    | CAN       | MER
            reply                           | ok   | ok           | ok      | ok       | ok       | ok     | CAN       | MER
            customer-replied                | ok   | ok           | ok      | ok       | ok       | ok     | CAN       | MER
            wait for the customer           | ok   | ok           | dup     | ok       | RES      | CLO    | CAN       | MER
            wait for the vendor             | ok   | ok           | OTH     | ok       | RES      | CLO    | CAN       | MER
            resume                          | dup  | dup          | ok      | dup      | RES      | CLO    | CAN       | MER
            reassess by priority            | ok   | ok           | ok      | ok       | RES      | CLO    | CAN       | MER
            reassess by impact and urgency  | ok   | ok           | ok      | ok       | RES      | CLO    | CAN       | MER
            reassess as it is               | dup  | dup          | dup     | dup      | RES      | CLO    | CAN       | MER
            assign                          | ok   | ok           | ok      | ok       | RES      | CLO    | CAN       | MER
            assign to nobody                | dup  | dup          | dup     | dup      | RES      | CLO    | CAN       | MER
            milestone                       | ok   | ok           | ok      | ok       | ok       | ok     | CAN       | MER
            note                            | ok   | ok           | ok      | ok       | ok       | ok     | ok        | ok
            resolve                         | ok   | ok           | ok      | ok       | RES      | CLO    | CAN       | MER
            resolve as it was               | ok   | ok           | ok      | ok       | dup      | dup    | CAN       | MER
            resolve unknown 3               | STY  | STY          | STY     | STY      | RES      | CLO    | CAN       | MER
            reopen                          | NOT  | NOT          | NOT     | NOT      | ok       | ok     | CAN       | MER
            reopen as it was                | NOT  | NOT          | NOT     | dup      | ok       | ok     | CAN       | MER
            close                           | NOT  | NOT          | NOT     | NOT      | ok       | CLO    | CAN       | MER
            close as it was                 | NOT  | NOT          | NOT     | NOT      | ok       | dup    | CAN       | MER
            cancel                          | ok   | ok           | ok      | ok       | RES      | CLO    | CAN       | MER
            cancel as it was                | ok   | ok           | ok      | ok       | RES      | CLO    | dup       | MER
            merge                           | ok   | ok           | ok      | ok       | ok       | CLO    | CAN       | dup
            merge into a third              | ok   | ok           | ok      | ok       | ok       | CLO    | CAN       | MER
            link                            | ok   | ok           | ok      | ok       | ok       | ok     | ok        | ok
            change policies                 | ok   | ok           | ok      | ok       | ok       | CLO    | CAN       | MER
            """;

    private static Map<String, Ticket> tickets() {
        Map<String, Ticket> tickets = new LinkedHashMap<>();
        tickets.put("open", SampleTickets.open());
        tickets.put("acknowledged", SampleTickets.acknowledged(1));
        tickets.put("waiting", SampleTickets.waiting());
        tickets.put("reopened", SampleTickets.after(SampleTickets.resolved(), SampleTickets.reopenedAt(4)));
        tickets.put("resolved", SampleTickets.resolved());
        tickets.put("closed", SampleTickets.closed());
        tickets.put("cancelled", SampleTickets.cancelled());
        tickets.put("merged", SampleTickets.merged());
        return tickets;
    }

    private static Map<String, TicketCommand> commands() {
        TicketId third = new TicketId("019590f3-4c00-7abc-8def-0123456789ad");
        Map<String, TicketCommand> commands = new LinkedHashMap<>();
        commands.put("acknowledge", new TicketCommand.Acknowledge("ana", null));
        commands.put("acknowledge 1", new TicketCommand.Acknowledge("ana", 1));
        commands.put("acknowledge unknown 3", new TicketCommand.Acknowledge("ana", 3));
        commands.put("reply", new TicketCommand.Reply("ana", "We are at it."));
        commands.put("customer-replied", new TicketCommand.CustomerReplied("ada", "Thanks."));
        commands.put("wait for the customer", new TicketCommand.Wait("ana", WaitReason.CUSTOMER, null));
        commands.put("wait for the vendor", new TicketCommand.Wait("ana", WaitReason.VENDOR, "A part."));
        commands.put("resume", new TicketCommand.Resume("ana"));
        commands.put("reassess by priority", new TicketCommand.Reassess("ana", Priority.P1, null, null, null, null));
        commands.put(
                "reassess by impact and urgency",
                new TicketCommand.Reassess("ana", null, Level.HIGH, Level.HIGH, null, "All sites."));
        commands.put("reassess as it is", new TicketCommand.Reassess("ana", null, null, null, "telephony", null));
        commands.put("assign", new TicketCommand.Assign("ana", "ben", "team-1"));
        commands.put("assign to nobody", new TicketCommand.Assign("ana", null, null));
        commands.put("milestone", new TicketCommand.Milestone("ana", "workaround-given"));
        commands.put("note", new TicketCommand.Note("ana", "Looks like the cable."));
        commands.put("resolve", new TicketCommand.Resolve("ana", "Line reset.", null, null));
        commands.put("resolve as it was", new TicketCommand.Resolve("ben", "Cable replaced.", "cabling", 2));
        commands.put("resolve unknown 3", new TicketCommand.Resolve("ana", "Line reset.", null, 3));
        commands.put("reopen", new TicketCommand.Reopen("ana", "It is back."));
        commands.put("reopen as it was", new TicketCommand.Reopen("ben", "It is back."));
        commands.put("close", new TicketCommand.Close("ana", null, null));
        commands.put("close as it was", new TicketCommand.Close("ben", "Ada Lovelace", null));
        commands.put("cancel", new TicketCommand.Cancel("ana", "Not ours."));
        commands.put("cancel as it was", new TicketCommand.Cancel("ben", "A test."));
        commands.put("merge", new TicketCommand.Merge("ana", SampleTickets.OTHER));
        commands.put("merge into a third", new TicketCommand.Merge("ana", third));
        commands.put("link", new TicketCommand.Link("ana", SampleTickets.OTHER, LinkKind.CAUSED_BY));
        commands.put("change policies", new TicketCommand.ChangePolicies("ana", new PolicyRef("standard", 4), null));
        return commands;
    }

    static Stream<Arguments> everyPair() {
        List<String> columns = cells(TABLE.lines().findFirst().orElseThrow());
        return TABLE.lines()
                .skip(1)
                .map(TicketDeciderTest::cells)
                .flatMap(row -> IntStream.range(1, row.size())
                        .mapToObj(column -> arguments(columns.get(column), row.get(0), row.get(column))));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|")).map(String::strip).toList();
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @MethodSource("everyPair")
    void decidesOnEveryPair(String ticket, String command, String expected) {
        // when
        Decision decision = TicketDecider.decide(TICKETS.get(ticket), COMMANDS.get(command), at(NOW));

        // then
        String word =
                decision.match(accepted -> "ok", rejected -> rejected.reason().word(), duplicate -> "dup");
        assertThat(word).isEqualTo(REFUSALS.getOrDefault(expected, expected));
    }

    @Test
    void theTableHasEveryPairOnceAndEveryStateAndCommandThereIs() {
        // when
        List<String> pairs =
                everyPair().map(pair -> pair.get()[0] + ": " + pair.get()[1]).toList();

        // then
        assertThat(pairs)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(TICKETS.keySet().stream()
                        .flatMap(ticket -> COMMANDS.keySet().stream().map(command -> ticket + ": " + command))
                        .toList());
        assertThat(kinds(TICKETS, Ticket::state)).isEqualTo(permitted(TicketState.class));
        assertThat(kinds(COMMANDS, Function.identity())).isEqualTo(permitted(TicketCommand.class));
    }

    static Stream<Arguments> acceptedPairs() {
        return everyPair().filter(pair -> pair.get()[2].equals("ok"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("acceptedPairs")
    void whatIsAcceptedMakesTheNextVersionAtItsTime(String ticket, String command) {
        // given
        Ticket before = TICKETS.get(ticket);

        // when
        Decision decision = TicketDecider.decide(before, COMMANDS.get(command), at(NOW, 7));

        // then
        Decision.Accepted accepted = (Decision.Accepted) decision;
        assertThat(accepted.event().at()).isEqualTo(NOW);
        assertThat(accepted.event().sourceSequence()).isEqualTo(7);
        assertThat(accepted.after().version()).isEqualTo(before.version() + 1);
        assertThat(accepted.after().updatedAt()).isEqualTo(NOW);
        assertThat(accepted.after().history()).startsWith(before.history().toArray(HistoryEntry[]::new));
        assertThat(accepted.after()).isEqualTo(TicketEvolution.evolve(before, accepted.event()));
    }

    /** Messages and notes are told anew each time; what a retry of these is, its key or number says. */
    static Stream<Arguments> statesOfAffairs() {
        return acceptedPairs()
                .filter(pair -> !Set.of("reply", "customer-replied", "note").contains((String) pair.get()[1]));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("statesOfAffairs")
    void whatHoldsAlreadyIsADuplicate(String ticket, String command) {
        // given
        Ticket after =
                ((Decision.Accepted) TicketDecider.decide(TICKETS.get(ticket), COMMANDS.get(command), at(NOW))).after();

        // when
        Decision again = TicketDecider.decide(after, COMMANDS.get(command), at(NOW.plusSeconds(1)));

        // then
        assertThat(again).isEqualTo(new Decision.Duplicate());
    }

    @Test
    void anAnswerWithoutASequenceIsForTheStayOfThatTime() {
        // given
        Circumstances then = new Circumstances(NOW, null, 1, 3, SampleTickets.PRIORITIES);

        // when
        Decision decision =
                TicketDecider.decide(SampleTickets.open(), new TicketCommand.Acknowledge("ana", null), then);

        // then
        assertThat(((Decision.Accepted) decision).event()).isEqualTo(new TicketEvent.Acknowledged(NOW, "ana", null, 1));
    }

    @Test
    void aCustomersReplyEndsAWaitForTheCustomer() {
        // when
        Ticket after = decided(SampleTickets.waiting(), "customer-replied");

        // then
        assertThat(after.state()).isEqualTo(new TicketState.Open());
    }

    @Test
    void aCustomersReplyDoesNotEndAWaitForTheVendor() {
        // given
        Ticket waiting = SampleTickets.after(SampleTickets.open(), SampleTickets.waitingAt(2, WaitReason.VENDOR));

        // when
        Ticket after = decided(waiting, "customer-replied");

        // then
        assertThat(after.state()).isEqualTo(waiting.state());
    }

    @Test
    void thanksAfterTheResolutionIsTakenDownAndReopensNothing() {
        // given
        Ticket resolved = SampleTickets.resolved();

        // when
        Ticket after = decided(resolved, "customer-replied");

        // then
        assertThat(after.state()).isEqualTo(resolved.state());
        assertThat(after.history()).last().extracting(HistoryEntry::type).isEqualTo("customer-replied");
    }

    @Test
    void aReassessmentByPriorityForgetsImpactAndUrgencyAndKeepsTheCategory() {
        // when
        Ticket after = decided(SampleTickets.open(), "reassess by priority");

        // then
        assertThat(after.classification()).isEqualTo(new Classification(Priority.P1, null, null, "telephony"));
        assertThat(after.atOpening()).isEqualTo(SampleTickets.open().atOpening());
    }

    @Test
    void impactAndUrgencyMakeThePriorityTheRulesSay() {
        // when
        Ticket after = decided(SampleTickets.open(), "reassess by impact and urgency");

        // then
        assertThat(after.classification())
                .isEqualTo(new Classification(Priority.P1, Level.HIGH, Level.HIGH, "telephony"));
    }

    @Test
    void aMilestoneIsReachedOnceUntilTheTicketIsReopened() {
        // given
        Ticket reached = decided(SampleTickets.open(), "milestone");
        Ticket resolved = SampleTickets.after(reached, SampleTickets.resolvedAt(11));

        // when
        Ticket reopened = SampleTickets.after(resolved, SampleTickets.reopenedAt(12));

        // then
        assertThat(decide(resolved, "milestone", minute(13))).isEqualTo(new Decision.Duplicate());
        assertThat(decide(reopened, "milestone", minute(13))).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void movingToOtherPoliciesKeepsWhatIsNotNamedAndWhatWasStamped() {
        // when
        Ticket after = decided(SampleTickets.open(), "change policies");

        // then
        assertThat(after.policies())
                .isEqualTo(new Policies(new PolicyRef("standard", 4), SampleTickets.POLICIES.escalationPolicy()));
        assertThat(after.atOpening().policies()).isEqualTo(SampleTickets.POLICIES);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false"})
    void aClosedTicketIsReopenedForThirtyDays(long millisAfter, boolean possible) {
        // given
        Instant at = minute(4).plus(Duration.ofDays(30)).plusMillis(millisAfter);

        // when
        Decision decision = decide(SampleTickets.closed(), "reopen", at);

        // then
        assertThat(decision instanceof Decision.Accepted).isEqualTo(possible);
        assertThat(possible || decision.equals(new Decision.Rejected(Refusal.REOPENING_OVER)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "reply, 900",
        "wait for the vendor, 900",
        "link, 900",
        "acknowledge, 990",
        "resolve, 1000",
        "cancel, 1000",
        "merge, 1000"
    })
    void theNearerToTheLimitTheLessMayHappen(String command, int fullAt) {
        // when
        Decision last = decide(SampleTickets.afterMuch(fullAt - 1), command, NOW);
        Decision tooMuch = decide(SampleTickets.afterMuch(fullAt), command, NOW);

        // then
        assertThat(last).isInstanceOf(Decision.Accepted.class);
        assertThat(tooMuch).isEqualTo(new Decision.Rejected(Refusal.HISTORY_FULL));
    }

    private static Ticket decided(Ticket ticket, String command) {
        return ((Decision.Accepted) decide(ticket, command, NOW)).after();
    }

    private static Decision decide(Ticket ticket, String command, Instant at) {
        return TicketDecider.decide(ticket, COMMANDS.get(command), at(at));
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
