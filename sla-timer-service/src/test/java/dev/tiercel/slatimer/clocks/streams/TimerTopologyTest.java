package dev.tiercel.slatimer.clocks.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tiercel.slatimer.clocks.kafka.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimerTopologyTest {

    private static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");
    private static final int CAP = 3;

    @TempDir
    Path directory;

    private Bench bench;
    private final Story story = new Story(UUID.randomUUID().toString(), OPENED, "standard");

    @BeforeEach
    void open() {
        bench = new Bench(directory, OPENED, CAP);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static Event policy() {
        return Story.policy("standard", 60_000, 300_000);
    }

    private static Told last(List<Told> told) {
        return told.get(told.size() - 1);
    }

    private static List<String> states(Told clocks) {
        return clocks.body().path("clocks").findValuesAsText("state");
    }

    @Test
    void firesAtTheDueInstantAndNotAMillisecondEarlier() {
        // given
        bench.send(policy());
        bench.send(story.created());
        bench.at(OPENED.plusMillis(59_999));
        assertThat(bench.breaches()).isEmpty();

        // when
        bench.at(OPENED.plusSeconds(60));

        // then
        assertThat(bench.breaches()).singleElement().satisfies(told -> {
            assertThat(told.breachId()).endsWith("/first-response/1/standard@1/2026-03-02T09:01:00Z");
            assertThat(told.body().path("detectedAt").asText()).isEqualTo("2026-03-02T09:01:00Z");
        });
        assertThat(bench.registry.get("tiercel.sla.lateness").timer().count()).isEqualTo(1);
    }

    @Test
    void measuresHowLongTheOldestWaitsAndWhenAllWasToldLast() {
        // given
        bench.send(policy());
        bench.send(story.created());
        bench.at(OPENED.plusSeconds(59));
        assertThat(measured("tiercel.sla.oldest.overdue")).isZero();
        assertThat(measured("tiercel.sla.last.pass.timestamp"))
                .isEqualTo(OPENED.plusSeconds(59).getEpochSecond());

        // when
        bench.catchingUp(true);
        bench.at(OPENED.plusSeconds(75));
        double overdue = measured("tiercel.sla.oldest.overdue");
        double lastPass = measured("tiercel.sla.last.pass.timestamp");
        bench.catchingUp(false);
        bench.look();

        // then
        assertThat(overdue).isEqualTo(15);
        assertThat(lastPass).isEqualTo(OPENED.plusSeconds(59).getEpochSecond());
        assertThat(measured("tiercel.sla.oldest.overdue")).isZero();
        assertThat(measured("tiercel.sla.last.pass.timestamp"))
                .isEqualTo(OPENED.plusSeconds(75).getEpochSecond());
    }

    private double measured(String gauge) {
        return bench.registry.get(gauge).gauge().value();
    }

    @Test
    void tellsTheClocksOnlyWhenTheyChange() {
        // given
        bench.send(policy());
        bench.send(story.created());
        bench.send(story.acknowledged(10_000, 0));
        bench.at(OPENED.plusSeconds(100));
        List<Told> before = bench.clocks();

        // when
        bench.send(story.acknowledged(20_000, 0));

        // then
        assertThat(before)
                .extracting(TimerTopologyTest::states)
                .containsExactly(List.of("running", "running"), List.of("met", "running"));
        assertThat(bench.clocks()).isEmpty();
    }

    @Test
    void tellsWhatWasSpentAnewIfItTurnsOutThatSomeOfItWasAWait() {
        // given
        bench.send(policy());
        bench.send(story.created());
        bench.send(story.resolved(30_000, 0));
        Story known = new Story(story.id(), OPENED, "standard");
        known.created();
        known.waiting(10_000, "customer");
        known.resumed(25_000);
        assertThat(spent(last(bench.clocks()))).containsExactly("PT30S", "PT30S");

        // when
        bench.send(known.resolved(30_000, 0));

        // then
        assertThat(spent(last(bench.clocks()))).containsExactly("PT30S", "PT15S");
    }

    private static List<String> spent(Told clocks) {
        return clocks.body().path("clocks").findValuesAsText("spent");
    }

    @Test
    void parksATicketUntilItsPolicyIsPublished() {
        // given
        bench.send(story.created());
        bench.at(OPENED.plusSeconds(70));
        assertThat(bench.clocks()).isEmpty();

        // when
        bench.send(policy());
        bench.at(OPENED.plusSeconds(71));

        // then
        assertThat(bench.breaches()).hasSize(1);
        assertThat(states(bench.clocks().get(0))).containsExactly("breached-and-running", "running");
    }

    @Test
    void wakesEveryTicketThatIsParkedInCappedPasses() {
        // given
        IntStream.range(0, 3 * CAP + 1)
                .forEach(i -> bench.send(new Story(UUID.randomUUID().toString(), OPENED, "standard").created()));

        // when
        bench.send(policy());
        IntStream.range(1, 6).forEach(i -> bench.at(OPENED.plusSeconds(i)));

        // then
        assertThat(bench.clocks()).hasSize(3 * CAP + 1);
    }

    @Test
    void firesMoreThanOnePassMayHoldInTheNextOnes() {
        // given
        bench.send(policy());
        IntStream.range(0, 3 * CAP + 1)
                .forEach(i -> bench.send(new Story(UUID.randomUUID().toString(), OPENED, "standard").created()));

        // when
        bench.at(OPENED.plusSeconds(60));
        int inTheFirstPass = bench.breaches().size();
        bench.look();
        bench.look();
        bench.look();

        // then
        assertThat(inTheFirstPass).isEqualTo(CAP);
        assertThat(bench.breaches()).hasSize(2 * CAP + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void losesNothingWhenItStallsInTheMiddleOfAPass(int asks) {
        // given
        bench.send(policy());
        IntStream.range(0, CAP)
                .forEach(i -> bench.send(new Story(UUID.randomUUID().toString(), OPENED, "standard").created()));
        bench.stallsAfter(asks);
        bench.at(OPENED.plusSeconds(60));
        int inTheFirstPass = bench.breaches().size();

        // when
        bench.goesOn();
        bench.look();
        bench.look();

        // then
        assertThat(inTheFirstPass + bench.breaches().size()).isEqualTo(CAP);
    }

    /** Like the policy, but nobody could keep it. */
    private static Event broken() {
        Event policy = policy();
        return new Event(
                policy.topic(),
                policy.key(),
                policy.type(),
                policy.dataSchema(),
                policy.body().replaceFirst("PT1M", "PT0S"));
    }

    @Test
    void putsAPolicyAsideOnceThatItCannotCountBy() {
        // given
        bench.send(broken());
        bench.send(policy());
        bench.at(OPENED.plusSeconds(1));

        // when
        bench.send(new Event("policies", "sla-policy/default/other@1", policy().type(), "none", policy().body()));
        bench.at(OPENED.plusSeconds(2));
        bench.at(OPENED.plusSeconds(3));

        // then
        assertThat(bench.deadLetters())
                .extracting(letter -> new String(
                        letter.headers().lastHeader("dead-letter-reason").value(), UTF_8))
                .containsExactly(
                        "objectives[0].targets.P1: PT0S (expected: an ISO 8601 duration of up to 100 years (PT4H),"
                                + " working days (2wd, 1 to 366), or working days by a time (1wd by 16:00))",
                        "key: sla-policy/default/other@1 (expected: sla-policy/default/standard@1)");
    }

    @Test
    void goesOnWithATicketWhosePolicyWasMended() {
        // given
        bench.send(broken());
        bench.send(story.created());
        bench.at(OPENED.plusSeconds(1));
        assertThat(bench.clocks()).isEmpty();

        // when
        bench.send(policy());
        bench.at(OPENED.plusSeconds(2));

        // then
        assertThat(bench.clocks()).hasSize(1);
    }

    @Test
    void keepsAMoveOfATicketThatIsNotSeenYet() {
        // given
        bench.send(policy());
        Event created = story.created();
        bench.send(story.moved(1_000, 30_000));
        bench.at(OPENED.plusSeconds(40));
        assertThat(bench.breaches()).isEmpty();

        // when
        bench.send(created);

        // then
        assertThat(bench.breaches())
                .extracting(Told::breachId)
                .containsExactly(story.id() + "/tier-resolution/1/three-level@1/2026-03-02T09:00:31Z");
    }

    @Test
    void firesNothingWhileItCatchesUp() {
        // given
        bench.send(policy());
        bench.catchingUp(true);
        bench.at(OPENED.plusSeconds(100));
        bench.send(story.created());
        bench.look();
        assertThat(bench.breaches()).isEmpty();

        // when
        bench.send(story.acknowledged(30_000, 0));
        bench.catchingUp(false);
        bench.look();

        // then
        assertThat(bench.breaches()).isEmpty();
    }

    @Test
    void firesWhatIsStillOwedOnceItHasCaughtUp() {
        // given
        bench.send(policy());
        bench.catchingUp(true);
        bench.at(OPENED.plusSeconds(100));
        bench.send(story.created());

        // when
        bench.catchingUp(false);
        bench.look();

        // then
        assertThat(bench.breaches()).extracting(Told::word).containsExactly("announced");
    }

    @Test
    void parksATicketThatIsMovedToAPolicyVersionThatIsNotSeenYet() {
        // given
        bench.send(policy());
        bench.send(story.created());
        bench.send(story.underVersion(10_000, 2));
        bench.at(OPENED.plusSeconds(70));
        assertThat(bench.breaches()).isEmpty();

        // when
        bench.send(Story.policy("standard", 2, 40_000, 300_000));
        bench.at(OPENED.plusSeconds(71));

        // then
        assertThat(bench.breaches())
                .extracting(Told::breachId)
                .containsExactly(story.id() + "/first-response/1/standard@2/2026-03-02T09:00:40Z");
    }

    @Test
    void waitsForEveryPolicyVersionTheHistoryNames() {
        // given
        story.created();
        story.underVersion(10_000, 2);
        bench.send(story.underVersion(20_000, 3));
        bench.send(Story.policy("standard", 3, 60_000, 300_000));
        bench.at(OPENED.plusSeconds(21));
        bench.send(policy());
        bench.at(OPENED.plusSeconds(22));
        assertThat(bench.clocks()).isEmpty();

        // when
        bench.send(Story.policy("standard", 2, 60_000, 300_000));
        bench.at(OPENED.plusSeconds(23));

        // then
        assertThat(bench.clocks())
                .singleElement()
                .satisfies(told -> assertThat(told.body().path("clocks").findValues("version"))
                        .extracting(JsonNode::asInt)
                        .containsOnly(3));
    }

    @Test
    void leavesABreachWithThePolicyItWasMissedUnder() {
        // given
        bench.send(policy());
        bench.send(Story.policy("standard", 2, 600_000, 3_000_000));
        bench.send(story.created());
        bench.at(OPENED.plusSeconds(61));

        // when
        bench.send(story.underVersion(61_000, 2));
        bench.at(OPENED.plusSeconds(62));

        // then
        assertThat(bench.breaches())
                .extracting(Told::breachId, Told::word)
                .containsExactly(tuple(story.id() + "/first-response/1/standard@1/2026-03-02T09:01:00Z", "announced"));
        assertThat(states(last(bench.clocks()))).containsExactly("breached-and-running", "running");
    }

    @Test
    void firesWhenAReopenedTicketRunsOut() {
        // given
        bench.send(policy());
        bench.send(story.created());
        bench.send(story.replied(10_000));
        bench.send(story.resolved(200_000, 0));
        bench.send(story.closed(210_000));
        bench.at(OPENED.plusSeconds(1_000));
        bench.send(story.reopened(1_000_000));

        // when
        bench.at(OPENED.plusMillis(1_099_999));
        List<Told> before = bench.breaches();
        bench.at(OPENED.plusSeconds(1_100));

        // then
        assertThat(before).isEmpty();
        assertThat(bench.breaches())
                .extracting(Told::breachId)
                .containsExactly(story.id() + "/resolution/1/standard@1/2026-03-02T09:18:20Z");
    }

    @Test
    void firesNothingForATicketThatWasCancelled() {
        // given
        bench.send(policy());
        bench.send(story.created());

        // when
        bench.send(story.cancelled(30_000));
        bench.at(OPENED.plusSeconds(1_000));

        // then
        assertThat(bench.breaches()).isEmpty();
        assertThat(states(last(bench.clocks()))).containsExactly("cancelled", "cancelled");
    }

    @Test
    void readsTheSnapshotOfATypeItDoesNotKnow() {
        // given
        bench.send(policy());
        bench.send(story.created());
        story.replied(10_000);
        Event noted = story.noted(11_000);

        // when
        bench.send(new Event(
                noted.topic(), noted.key(), "dev.tiercel.ticket.praised.v1", noted.dataSchema(), noted.body()));

        // then
        assertThat(states(last(bench.clocks()))).containsExactly("met", "running");
    }

    @Test
    void passesOverATicketEventWithoutASnapshotThatTouchesNoClock() {
        // when
        bench.send(new Event("ticket-updated", story.id(), "dev.tiercel.ticket.praised.v1", "none", "{}"));

        // then
        assertThat(bench.deadLetters()).isEmpty();
    }

    @Test
    void handlesADeadLetterThatIsHandedBackLikeTheRecordItWas() {
        // given
        bench.send(policy());
        Event created = story.created();
        Event moved = story.moved(1_000, 30_000);

        // when
        bench.send(new Event(Topics.REPLAYS, created.key(), created.type(), created.dataSchema(), created.body()));
        bench.send(new Event(Topics.REPLAYS, moved.key(), moved.type(), moved.dataSchema(), moved.body()));
        bench.at(OPENED.plusSeconds(31));

        // then
        assertThat(bench.breaches())
                .extracting(Told::breachId)
                .containsExactly(story.id() + "/tier-resolution/1/three-level@1/2026-03-02T09:00:31Z");
    }

    @Test
    void countsClocksByState() {
        // given
        bench.send(policy());
        bench.send(story.created());

        // when
        bench.send(story.waiting(10_000, "customer"));

        // then
        assertThat(bench.registry
                        .get("tiercel.sla.clocks")
                        .tag("state", "running")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(bench.registry
                        .get("tiercel.sla.clocks")
                        .tag("state", "paused")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    static Stream<Arguments> malformed() {
        Event created = new Story("0190a5f0-0000-7000-8000-000000000001", OPENED, "standard").created();
        Event moved = new Story("0190a5f0-0000-7000-8000-000000000001", OPENED, "standard").moved(1, 60_000);
        return Stream.of(
                Arguments.of(created, "{", "value:"),
                Arguments.of(created, "[]", "value: not an object"),
                Arguments.of(created, "{}", "ticket: absent (expected: an object)"),
                Arguments.of(
                        created,
                        created.body().replace("\"version\":1,\"status\"", "\"version\":0,\"status\""),
                        "ticket.version: 0 (expected: >= 1)"),
                Arguments.of(
                        created,
                        created.body().replace("\"priority\":\"P1\",\"openedAt\"", "\"priority\":\"P9\",\"openedAt\""),
                        "ticket.priority: P9 (expected: one of [P1, P2, P3, P4])"),
                Arguments.of(
                        created,
                        created.body().replace("2026-03-02T09:00:00Z", "yesterday"),
                        "ticket.openedAt: yesterday"),
                Arguments.of(
                        created,
                        created.body().replace("\"type\":\"opened\"", "\"type\":\"policies-changed\""),
                        "ticket.history[0].policies: absent (expected: an object)"),
                Arguments.of(
                        created,
                        created.body().replace("\"type\":\"opened\"", "\"type\":\"waiting\""),
                        "ticket.history[0].reason: absent (expected: a text)"),
                Arguments.of(
                        created,
                        created.body().replace("000000000001", "000000000002"),
                        "key: 0190a5f0-0000-7000-8000-000000000001"),
                Arguments.of(
                        moved,
                        moved.body().replace("\"calendar\":\"24x7\",", ""),
                        "stays[0].calendar: absent (expected: a text)"),
                Arguments.of(
                        moved,
                        moved.body().replace("PT1M", "1wd"),
                        "stays[0].limits.tier-resolution.P1: 1wd (expected: a duration, as P1D; 24x7 has no"),
                Arguments.of(
                        moved,
                        moved.body().replace("PT1M", "P99999999D"),
                        "stays[0].limits.tier-resolution.P1: P99999999D"),
                Arguments.of(moved, moved.body().replaceAll("\"stays\":\\[.*\\],", "\"stays\":[],"), "stays: empty"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("malformed")
    void putsAsideWhatCanNeverBeHandled(Event event, String body, String reason) {
        // given
        bench.send(policy());

        // when
        bench.send(event.topic(), new TestRecord<>(event.key().getBytes(UTF_8), body.getBytes(UTF_8), event.headers()));
        bench.send(story.created());

        // then
        assertThat(bench.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(new String(
                            letter.headers().lastHeader("dead-letter-reason").value(), UTF_8))
                    .contains(reason);
            assertThat(new String(
                            letter.headers().lastHeader("dead-letter-topic").value(), UTF_8))
                    .isEqualTo(event.topic());
            assertThat(letter.value()).isEqualTo(body.getBytes(UTF_8));
        });
        assertThat(bench.clocks()).hasSize(1);
    }

    @Test
    void aPolicyThatIsKnownOutlivesADamagedRecordOfIt() {
        // given
        bench.send(policy());
        Event policy = policy();

        // when
        bench.send(new Event(policy.topic(), policy.key(), policy.type(), policy.dataSchema(), "{\"id\":"));
        bench.send(story.created());
        bench.at(OPENED.plusSeconds(1));

        // then
        assertThat(bench.deadLetters()).hasSize(1);
        assertThat(bench.clocks()).hasSize(1);
    }

    @Test
    void passesOverTypesItDoesNotKnow() {
        // when
        bench.send(new Event("escalated", story.id(), "dev.tiercel.escalation.not-moved.v1", "none", "{}"));

        // then
        assertThat(bench.deadLetters()).isEmpty();
    }
}
