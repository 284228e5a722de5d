package dev.tiercel.localstack.checker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tiercel.localstack.checker.Inconsistency.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** A consistent story of one ticket, made of the examples of the contract, and what is found when a fault is planted. */
class CheckerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLES = Path.of("../contracts/examples");
    private static final Instant LATER = Instant.parse("2026-04-01T00:00:00Z");

    private final List<ObjectNode> story = new ArrayList<>();

    CheckerTest() {
        ObjectNode created = event("ticket.created", body -> {});
        ObjectNode snapshot = event(
                "ticket.snapshot",
                body -> body.set("ticket", created.at("/value/ticket").deepCopy()));
        ObjectNode assigned = event("escalation.moved", body -> {
            body.put("sequence", 1).put("kind", "assigned").put("toTier", 1).remove("fromTier");
            body.set("cause", JSON.createObjectNode().put("kind", "created"));
            body.put("ticketVersion", 1);
            ((ArrayNode) body.path("stays")).remove(1);
            ((ObjectNode) body.at("/stays/0")).remove("endedAt");
        });
        ObjectNode breach = event("sla-breach.announced", body -> body.put("ticketVersion", 1));
        ObjectNode moved = event("escalation.moved", body -> {
            body.put("sequence", 2).put("ticketVersion", 1);
            ((ObjectNode) body.path("cause"))
                    .put("eventId", breach.at("/headers/ce_id").asText());
        });
        story.addAll(List.of(created, snapshot, assigned, breach, moved));
        story.add(event("tiers.changed", body -> {
            body.put("sequence", 2).set("tier", moved.at("/value/toTier"));
            body.set("stays", moved.at("/value/stays").deepCopy());
        }));
        story.add(event("sla-clocks.changed", body -> {
            body.put("ticketVersion", 1).put("sequence", 2);
            body.path("clocks").forEach(clock -> {
                if (!clock.path("objective").asText().equals("resolution")) {
                    ((ObjectNode) clock).put("state", "met").remove("dueAt");
                }
            });
        }));
        for (ObjectNode move : List.of(assigned, moved)) {
            move.at("/value/responders")
                    .forEach(responder -> story.add(event("delivery.succeeded", body -> {
                        body.put("eventId", move.at("/headers/ce_id").asText());
                        body.put("deliveryId", UUID.randomUUID().toString());
                        ((ObjectNode) body.path("recipient"))
                                .put("kind", "person")
                                .put("id", responder.asText());
                    })));
        }
    }

    @Test
    void findsNothingInAConsistentStory() {
        assertThat(found(record -> true)).isEmpty();
    }

    @Test
    void findsABreachWithoutAnAnswer() {
        removeFirst("escalated", node -> node.at("/value/sequence").asInt() == 2);

        assertThat(kinds()).contains(Kind.BREACH_WITHOUT_ANSWER);
    }

    @Test
    void findsABreachThatIsAnsweredTwice() {
        story.add(event(
                "escalation.not-moved",
                body -> body.put(
                        "eventId", of("sla-breached").at("/headers/ce_id").asText())));

        assertThat(kinds()).containsExactly(Kind.BREACH_ANSWERED_TWICE);
    }

    @Test
    void findsAnAnswerToNothing() {
        removeFirst("sla-breached", node -> true);
        ((ObjectNode) of("sla-clocks").at("/value/clocks/1"))
                .put("state", "met")
                .remove("dueAt");

        assertThat(kinds()).containsExactly(Kind.ANSWER_WITHOUT_BREACH);
    }

    @Test
    void findsAnEarlyBreach() {
        ((ObjectNode) of("sla-breached").path("value")).put("detectedAt", "2026-03-28T01:59:59.999Z");

        assertThat(kinds()).containsExactly(Kind.EARLY_BREACH);
    }

    @Test
    void findsAMoveNobodyWasToldOf() {
        removeFirst("notified", node -> true);

        assertThat(kinds()).containsExactly(Kind.MOVE_WITHOUT_DELIVERY);
    }

    @Test
    void findsADeliveryWithTwoOutcomes() {
        ObjectNode again = of("notified").deepCopy();
        ((ObjectNode) again.path("headers")).put("ce_id", "another");
        story.add(again);

        assertThat(kinds()).containsExactly(Kind.DELIVERY_TWICE);
    }

    @Test
    void findsAGapInTheVersions() {
        for (String topic : List.of("ticket-created", "tickets")) {
            ((ObjectNode) of(topic).at("/value/ticket")).put("version", 2);
        }
        ((ObjectNode) of("sla-clocks").path("value")).put("ticketVersion", 2);

        assertThat(kinds()).containsExactly(Kind.VERSION_GAP);
    }

    @Test
    void findsAGapInTheSequences() {
        removeFirst("escalated", node -> node.at("/value/sequence").asInt() == 1);

        assertThat(kinds()).containsExactly(Kind.SEQUENCE_GAP);
    }

    @Test
    void findsAFinishedTicketWithARunningClock() {
        for (String topic : List.of("ticket-created", "tickets")) {
            ((ObjectNode) of(topic).at("/value/ticket")).put("status", "resolved");
        }
        ((ObjectNode) of("sla-clocks").at("/value/clocks/0")).put("state", "paused");
        ((ObjectNode) of("sla-clocks").at("/value/clocks/1")).put("state", "breached");

        assertThat(kinds()).containsExactly(Kind.FINISHED_BUT_RUNNING);
    }

    @Test
    void findsAClockThatShouldHaveFired() {
        ((ObjectNode) of("sla-clocks").at("/value/clocks/0"))
                .put("state", "running")
                .put("dueAt", "2026-03-31T23:59:50Z");

        assertThat(kinds()).containsExactly(Kind.OVERDUE_CLOCK);
    }

    @Test
    void findsAChangeThatWasAcceptedAndNeverPublished() {
        // given
        Checker checker = new Checker();
        story.forEach(event -> checker.see(record(event), LATER));

        // when
        checker.expect(of("ticket-created").path("key").asText(), 2);

        // then
        assertThat(checker.inconsistencies(LATER, Duration.ofSeconds(2)))
                .extracting(Inconsistency::kind)
                .containsExactly(Kind.CHANGE_WITHOUT_EVENT);
    }

    @Test
    void findsABreachThatIsAnnouncedTwice() {
        ObjectNode again = of("sla-breached").deepCopy();
        ((ObjectNode) again.path("headers")).put("ce_id", "another");
        story.add(again);
        story.add(event("escalation.not-moved", body -> body.put("eventId", "another")));

        assertThat(kinds()).containsExactly(Kind.BREACH_ANNOUNCED_TWICE);
    }

    @Test
    void findsABreachThatNoClockShows() {
        ((ObjectNode) of("sla-clocks").at("/value/clocks/1"))
                .put("state", "met")
                .remove("dueAt");

        assertThat(kinds()).containsExactly(Kind.CLOCKS_AND_BREACHES_DISAGREE);
    }

    @Test
    void findsABreachThatOnlyAClockShows() {
        ((ObjectNode) of("sla-clocks").at("/value/clocks/1")).put("dueAt", "2026-03-28T02:00:01Z");

        assertThat(kinds()).containsExactly(Kind.CLOCKS_AND_BREACHES_DISAGREE);
    }

    @Test
    void aRetractedBreachStandsNoMore() {
        // given
        story.add(event("sla-breach.retracted", body -> {}));
        ((ObjectNode) of("sla-clocks").at("/value/clocks/1"))
                .put("state", "met")
                .remove("dueAt");

        // when, then
        assertThat(found(record -> true)).isEmpty();
    }

    @Test
    void aConfirmedBreachStandsAsBefore() {
        // given
        story.add(event("sla-breach.confirmed", body -> {}));

        // when, then
        assertThat(found(record -> true)).isEmpty();
    }

    @Test
    void findsAnAnnouncementThatArrivesBeforeItIsDue() {
        // given
        Checker checker = new Checker();
        Instant due = Instant.parse(of("sla-breached").at("/value/dueAt").asText());
        story.forEach(event -> checker.see(record(event), due.minusMillis(1)));

        // when, then
        assertThat(checker.inconsistencies(LATER, Duration.ofSeconds(2)))
                .extracting(Inconsistency::kind)
                .containsExactly(Kind.EARLY_BREACH);
    }

    @Test
    void findsSnapshotsThatDifferFromTheirEvents() {
        // given
        CheckerTest ticket = new CheckerTest();
        ((ObjectNode) ticket.of("tickets").at("/value/ticket")).put("subject", "Another");
        CheckerTest stays = new CheckerTest();
        ((ObjectNode) stays.of("tiers").at("/value/stays/0")).put("tier", 3);
        CheckerTest tier = new CheckerTest();
        ((ObjectNode) tier.of("tiers").path("value")).put("tier", 3);

        // when, then
        for (CheckerTest different : List.of(ticket, stays, tier)) {
            assertThat(different.kinds()).containsExactly(Kind.SERVICES_DISAGREE);
        }
    }

    @Test
    void findsAFinishedTicketWhoseBreachedClockRunsOn() {
        for (String topic : List.of("ticket-created", "tickets")) {
            ((ObjectNode) of(topic).at("/value/ticket")).put("status", "closed");
        }

        assertThat(kinds()).containsExactly(Kind.FINISHED_BUT_RUNNING);
    }

    @Test
    void findsServicesThatDisagree() {
        for (String topic : List.of("tickets", "tiers", "sla-clocks")) {
            CheckerTest other = new CheckerTest();
            other.removeFirst(topic, node -> true);

            assertThat(other.kinds()).as(topic).containsExactly(Kind.SERVICES_DISAGREE);
        }
    }

    @Test
    void findsAnEventThatIsThereTwice() {
        story.add(of("ticket-created"));

        assertThat(kinds()).containsExactly(Kind.EVENT_TWICE);
    }

    @Test
    void findsARecordThatBreaksTheContract() {
        ((ObjectNode) of("notified").path("value")).put("surprise", true);

        assertThat(kinds()).containsExactly(Kind.BREAKS_CONTRACT);
    }

    @Test
    void findsRecordsThatCannotBeRead() {
        // given
        ObjectNode withoutInstant = event("sla-breach.announced", body -> body.put("dueAt", "soon"));
        ObjectNode withoutHeaders = event("ticket.noted", body -> {});
        withoutHeaders.set("headers", JSON.createObjectNode());
        ObjectNode ofAnotherTopic = event("escalation.moved", body -> {}).put("topic", "notified");

        // when, then
        for (ObjectNode damaged : List.of(withoutInstant, withoutHeaders, ofAnotherTopic)) {
            CheckerTest other = new CheckerTest();
            other.story.add(damaged);
            assertThat(other.kinds()).contains(Kind.BREAKS_CONTRACT);
        }
    }

    @Test
    void findsADeadLetter() {
        story.add(of("notified").deepCopy().put("topic", "ticket-service-dead-letters"));

        assertThat(kinds()).containsExactly(Kind.DEAD_LETTER);
    }

    @Test
    void leavesOutWhatWasDamagedOrRepeatedOnPurpose() {
        // given
        ObjectNode again = of("sla-breached").deepCopy();
        ObjectNode damaged = again.deepCopy();
        damaged.set("value", JSON.createObjectNode());
        ObjectNode letter = damaged.deepCopy().put("topic", "escalation-service-dead-letters");
        for (ObjectNode onPurpose : List.of(again, damaged, letter)) {
            ((ObjectNode) onPurpose.path("headers")).put("on-purpose", "yes");
            story.add(onPurpose);
        }

        // when
        List<Inconsistency> found = found(record -> record.headers().lastHeader("on-purpose") == null);

        // then
        assertThat(found).isEmpty();
    }

    @Test
    void aNoteOfAReplayIsNoDeadLetter() {
        // given
        RecordHeaders headers = new RecordHeaders();
        headers.add("dead-letter-replayed", "7".getBytes(StandardCharsets.UTF_8));
        Checker checker = new Checker();

        // when
        checker.see(
                new ConsumerRecord<>(
                        "ticket-service-dead-letters",
                        0,
                        0,
                        0L,
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        "",
                        null,
                        headers,
                        Optional.empty()),
                LATER);

        // then
        assertThat(checker.inconsistencies(LATER, Duration.ZERO)).isEmpty();
    }

    @Test
    void countsLatenessFromWhenTheBreachWasOwed() {
        // given: due at 02:00:00, but its ticket was seen two seconds later, and a note on it, which changes no clock,
        // later
        Checker checker = new Checker();
        Instant due = Instant.parse(of("sla-breached").at("/value/dueAt").asText());
        checker.see(record(of("ticket-created")), due.plusSeconds(2));
        checker.see(
                record(event("ticket.noted", body -> ((ObjectNode) body.path("ticket")).put("version", 2))),
                due.plusMillis(2_029));
        ((ObjectNode) of("sla-breached").path("value")).put("ticketVersion", 2);

        // when
        checker.see(record(of("sla-breached")), due.plusMillis(2_030));

        // then
        assertThat(checker.latenessMillis().getMaxValue()).isEqualTo(30);
    }

    @Test
    void aBreachThatIsSeenBeforeItsTicketIsNotLate() {
        // given: due long ago, for a ticket that was opened as of then; the reader has the topic of breaches first
        Checker checker = new Checker();
        Instant opened =
                Instant.parse(of("sla-breached").at("/value/dueAt").asText()).plusSeconds(60);
        checker.see(record(of("sla-breached")), opened.plusMillis(40));

        // when
        checker.see(record(of("ticket-created")), opened.plusMillis(45));

        // then
        assertThat(checker.latenessMillis().getMaxValue()).isZero();
        assertThat(checker.latest())
                .singleElement()
                .satisfies(late -> assertThat(late.owedFrom()).isEqualTo(opened.plusMillis(45)));
    }

    private List<Kind> kinds() {
        return found(record -> true).stream()
                .map(Inconsistency::kind)
                .distinct()
                .toList();
    }

    private List<Inconsistency> found(Predicate<ConsumerRecord<String, byte[]>> concerns) {
        Checker checker = new Checker(concerns);
        story.forEach(event -> checker.see(record(event), LATER));
        return checker.inconsistencies(LATER, Duration.ofSeconds(2));
    }

    private void removeFirst(String topic, java.util.function.Predicate<JsonNode> which) {
        Optional<ObjectNode> found = story.stream()
                .filter(event -> event.path("topic").asText().equals(topic))
                .filter(which)
                .findFirst();
        story.remove(found.orElseThrow());
    }

    private ObjectNode of(String topic) {
        return story.stream()
                .filter(event -> event.path("topic").asText().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode event(String type, Consumer<ObjectNode> change) {
        try {
            ObjectNode example = (ObjectNode)
                    JSON.readTree(EXAMPLES.resolve(type + ".v1.json").toFile());
            ((ObjectNode) example.path("headers"))
                    .put("ce_id", UUID.randomUUID().toString());
            change.accept((ObjectNode) example.path("value"));
            return example;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConsumerRecord<String, byte[]> record(ObjectNode event) {
        RecordHeaders headers = new RecordHeaders();
        event.path("headers")
                .fields()
                .forEachRemaining(header ->
                        headers.add(header.getKey(), header.getValue().asText().getBytes(StandardCharsets.UTF_8)));
        byte[] value = event.path("value").toString().getBytes(StandardCharsets.UTF_8);
        String key = event.path("key").asText();
        return new ConsumerRecord<>(
                event.path("topic").asText(),
                0,
                0,
                0L,
                TimestampType.CREATE_TIME,
                key.length(),
                value.length,
                key,
                value,
                headers,
                Optional.empty());
    }
}
