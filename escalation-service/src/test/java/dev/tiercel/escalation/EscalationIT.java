package dev.tiercel.escalation;

import static dev.tiercel.escalation.Events.OPENED;
import static dev.tiercel.testing.RecordReader.header;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tiercel.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class EscalationIT {

    private static final Instant DUE = OPENED.plus(Duration.ofHours(24));

    @Test
    void aTicketClimbsFromTheFirstTierUntilThePathIsExhausted() {
        // given
        Events ticket = new Events();
        // when
        Broker.send(
                ticket.created(),
                ticket.tierBreached("tier-resolution", 1, DUE),
                ticket.tierBreached("tier-resolution", 2, DUE.plusSeconds(3600)),
                ticket.tierBreached("tier-resolution", 3, DUE.plusSeconds(7200)),
                ticket.breached("resolution", DUE.plusSeconds(9000)));
        // then
        List<ConsumerRecord<String, byte[]>> records = Broker.escalated(ticket.ticketId, 5);
        assertThat(records)
                .extracting(Broker::story)
                .containsExactly(
                        "assigned 1 #1",
                        "timed-out 1>2 #2",
                        "timed-out 2>3 #3",
                        "exhausted 3>3 #4",
                        "not-moved exhausted");
        JsonNode second = Broker.body(records.get(1));
        assertThat(second.path("responders")).extracting(JsonNode::asText).containsExactly("carla", "dimitri");
        assertThat(second.at("/cause/kind").asText()).isEqualTo("breach");
        assertThat(second.at("/stays/1/limits/tier-resolution/P3").asText()).isEqualTo("PT4H");
        assertThat(second.at("/stays/0/endedAt")).isEqualTo(second.at("/stays/1/startedAt"));
        assertThat(Broker.body(records.get(3)).at("/stays/3/limits")).isEmpty();
        assertThat(header(records.get(1), "traceparent")).contains("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void everythingAboutATicketMayComeBeforeItsOpening() {
        // given
        Events ticket = new Events();
        // when
        Broker.send(
                ticket.tierBreached("tier-resolution", 1, DUE),
                ticket.breached("first-response", DUE),
                ticket.resolved(3, 2, DUE.plusSeconds(100)),
                ticket.tierBreached("tier-resolution", 2, DUE.plusSeconds(200)));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Broker.consumed("sla-breached", "resolved"));
        Broker.send(ticket.created());
        // then
        assertThat(Broker.escalated(ticket.ticketId, 4))
                .extracting(Broker::story)
                .startsWith("assigned 1 #1")
                .contains("timed-out 1>2 #2")
                .hasSize(4);
    }

    @Test
    void twoBreachesOfTheSameInstantMoveTheTicketOnceInEitherOrder() {
        // given
        Events tierFirst = new Events();
        Events ticketFirst = new Events();
        Broker.send(tierFirst.created(), ticketFirst.created());
        Broker.escalated(tierFirst.ticketId, 1);
        Broker.escalated(ticketFirst.ticketId, 1);
        // when
        Broker.send(
                tierFirst.tierBreached("tier-resolution", 1, DUE),
                tierFirst.breached("resolution", DUE),
                ticketFirst.breached("resolution", DUE),
                ticketFirst.tierBreached("tier-resolution", 1, DUE));
        // then
        assertThat(Broker.escalated(tierFirst.ticketId, 3))
                .extracting(Broker::story)
                .containsExactly("assigned 1 #1", "timed-out 1>2 #2", "not-moved absorbed");
        assertThat(Broker.escalated(ticketFirst.ticketId, 3))
                .extracting(Broker::story)
                .containsExactly("assigned 1 #1", "timed-out 1>2 #2", "not-moved stale");
    }

    @Test
    void anEventThatComesTwiceIsAnsweredOnce() {
        // given
        Events ticket = new Events();
        ProducerRecord<String, byte[]> created = ticket.created();
        ProducerRecord<String, byte[]> breach = ticket.tierBreached("tier-resolution", 1, DUE);
        // when
        Broker.send(created, created, breach, breach, created, breach);
        Broker.send(ticket.tierBreached("tier-resolution", 2, DUE.plusSeconds(3600)));
        // then
        assertThat(Broker.escalated(ticket.ticketId, 3))
                .extracting(Broker::story)
                .containsExactly("assigned 1 #1", "timed-out 1>2 #2", "timed-out 2>3 #3");
    }

    @Test
    void aRetractedBreachHandsTheTicketBack() {
        // given
        Events ticket = new Events();
        Broker.send(ticket.created(), ticket.tierBreached("tier-resolution", 1, DUE));
        // when
        Broker.send(ticket.retracted("tier-resolution", 1, true, DUE));
        // then
        List<ConsumerRecord<String, byte[]>> records = Broker.escalated(ticket.ticketId, 3);
        assertThat(records)
                .extracting(Broker::story)
                .containsExactly("assigned 1 #1", "timed-out 1>2 #2", "handed-back 2>1 #3");
        assertThat(Broker.body(records.get(2)).at("/cause/kind").asText()).isEqualTo("retraction");
        authorised()
                .get("/escalations/" + ticket.ticketId)
                .then()
                .body("answers[0].outcome", equalTo("moved"), "answers[0].sequence", equalTo(2))
                .body("corrections.outcome", equalTo(List.of("handed-back")));
    }

    @Test
    void anAcknowledgedTierHasRespondedAndAResolvedTicketRests() {
        // given
        Events ticket = new Events();
        Broker.send(ticket.created());
        Broker.escalated(ticket.ticketId, 1);
        Broker.send(ticket.acknowledged(2, 1, OPENED.plusSeconds(60)));
        awaitVersion(ticket, 2);
        // when
        Broker.send(ticket.tierBreached("tier-response", 1, OPENED.plusSeconds(900)));
        Broker.escalated(ticket.ticketId, 2);
        Broker.send(ticket.resolved(3, 1, OPENED.plusSeconds(1000)));
        awaitVersion(ticket, 3);
        Broker.send(ticket.tierBreached("tier-resolution", 1, DUE));
        // then
        assertThat(Broker.escalated(ticket.ticketId, 3))
                .extracting(Broker::story)
                .containsExactly("assigned 1 #1", "not-moved acknowledged", "not-moved finished");
    }

    @Test
    void somebodyHandsATicketUpUntilThereIsNoTierLeft() {
        // given
        Events ticket = new Events();
        Broker.send(ticket.created());
        Broker.escalated(ticket.ticketId, 1);
        String handUp = "/escalations/" + ticket.ticketId + "/hand-up";
        // when
        asked("{'by':'ana','reason':'needs a specialist','sequence':1}")
                .post(handUp)
                .then()
                .statusCode(200)
                .body("kind", equalTo("manual"), "toTier", equalTo(2), "cause.by", equalTo("ana"));
        // then
        asked("{'by':'ana','reason':'again','sequence':1}")
                .post(handUp)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("https://tiercel.dev/problems/stale-sequence"));
        asked("{'by':'carla','reason':'needs an expert'}").post(handUp).then().statusCode(200);
        asked("{'by':'elena','reason':'higher'}")
                .post(handUp)
                .then()
                .statusCode(409)
                .body("type", equalTo("https://tiercel.dev/problems/last-tier"));
        assertThat(Broker.escalated(ticket.ticketId, 3))
                .extracting(Broker::story)
                .containsExactly("assigned 1 #1", "manual 1>2 #2", "manual 2>3 #3");
        authorised()
                .get("/escalations/" + ticket.ticketId)
                .then()
                .statusCode(200)
                .body("tier", equalTo(3), "sequence", equalTo(3), "state", equalTo("at-tier"))
                .body("moves", hasSize(3), "answers", hasSize(0), "responders[0]", equalTo("elena"));
    }

    @Test
    void aRequestThatIsNotAsItShouldBeIsRefusedByName() {
        // given
        String unknown = "/escalations/" + new Events().ticketId;
        // then
        authorised().get(unknown).then().statusCode(404);
        authorised().get("/escalations/42").then().statusCode(400).body("violations[0].field", equalTo("ticketId"));
        asked("{'by':'ana','reason':'x'}").post(unknown + "/hand-up").then().statusCode(404);
        asked("{'by':' ','sequence':0}")
                .post(unknown + "/hand-up")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasSize(3));
        asked("{'by':'ana','reason':'x','urgent':true}")
                .post(unknown + "/hand-up")
                .then()
                .statusCode(400);
        given().get(unknown).then().statusCode(401);
        given().get("/q/metrics").then().statusCode(401);
        given().get("/q/health/live").then().statusCode(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void aPoisonedRecordGoesToTheDeadLettersAndItsNeighboursGoOn() {
        // given
        Events ticket = new Events();
        ProducerRecord<String, byte[]> good = ticket.created();
        ProducerRecord<String, byte[]> poison =
                new ProducerRecord<>("ticket-created", ticket.ticketId, "{\"ticket\":{}}".getBytes());
        good.headers().forEach(header -> poison.headers().add(header));
        poison.headers().remove("ce_id").add("ce_id", "poison".getBytes());
        ProducerRecord<String, byte[]> bare = new ProducerRecord<>("ticket-created", ticket.ticketId, "{}".getBytes());
        // when
        Broker.send(poison, bare, good);
        // then
        assertThat(Broker.escalated(ticket.ticketId, 1))
                .extracting(Broker::story)
                .containsExactly("assigned 1 #1");
        List<ConsumerRecord<String, byte[]>> dead = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> Broker.reader().all("escalation-service-dead-letters").stream()
                                .filter(record -> ticket.ticketId.equals(record.key()))
                                .toList(),
                        records -> records.size() >= 2);
        assertThat(dead)
                .extracting(record -> header(record, "dead-letter-reason"))
                .anyMatch(reason -> reason.contains("ticket.id: missing"))
                .anyMatch(reason -> reason.contains("ce_specversion: missing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ticket-created", "ticket-updated", "resolved", "sla-breached", "escalation-service-replays"})
    void whatIsNoEventGoesToTheDeadLettersOfEveryTopicAndItsNeighboursGoOn(String topic) {
        // given
        Events ticket = new Events();
        ProducerRecord<String, byte[]> breach = ticket.tierBreached("tier-resolution", 1, DUE);
        // when
        Broker.send(
                ticket.created(),
                spoilt(topic, ticket.ticketId, breach, null),
                spoilt(topic, ticket.ticketId, breach, "{\"breachId\":"),
                spoilt(topic, ticket.ticketId, breach, "[1, 2]"),
                spoilt(topic, UUID.randomUUID().toString(), breach, new String(breach.value(), UTF_8)),
                good(topic, breach));
        // then
        assertThat(Broker.escalated(ticket.ticketId, 2))
                .extracting(Broker::story)
                .containsExactly("assigned 1 #1", "timed-out 1>2 #2");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Broker.reader().all("escalation-service-dead-letters"))
                        .filteredOn(record -> header(record, "spoilt").equals(ticket.ticketId))
                        .hasSize(4)
                        .allSatisfy(record ->
                                assertThat(header(record, "dead-letter-reason")).isNotBlank()));
    }

    private static ProducerRecord<String, byte[]> good(String topic, ProducerRecord<String, byte[]> record) {
        return new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers());
    }

    /** With an id of its own, so that it is not the same event over again. */
    private static ProducerRecord<String, byte[]> spoilt(
            String topic, String key, ProducerRecord<String, byte[]> record, String body) {
        ProducerRecord<String, byte[]> spoilt =
                new ProducerRecord<>(topic, key, body == null ? null : body.getBytes(UTF_8));
        record.headers().forEach(header -> spoilt.headers().add(header));
        spoilt.headers()
                .remove("ce_id")
                .add("ce_id", UUID.randomUUID().toString().getBytes(UTF_8));
        spoilt.headers().add("spoilt", record.key().getBytes(UTF_8));
        return spoilt;
    }

    @Test
    void aRecordTheDatabaseCannotHoldGoesToTheDeadLettersAndItsNeighboursGoOn() {
        // given
        Events ticket = new Events();
        ProducerRecord<String, byte[]> good = ticket.created();
        String eventId = UUID.randomUUID().toString();
        ProducerRecord<String, byte[]> poison = new ProducerRecord<>(
                "ticket-created",
                ticket.ticketId,
                new String(good.value(), UTF_8)
                        .replace("three-level", "three\\u0000level")
                        .getBytes(UTF_8));
        good.headers().forEach(header -> poison.headers().add(header));
        poison.headers().remove("ce_id").add("ce_id", eventId.getBytes(UTF_8));
        // when
        Broker.send(poison, good);
        // then
        assertThat(Broker.escalated(ticket.ticketId, 1))
                .extracting(Broker::story)
                .containsExactly("assigned 1 #1");
        assertThat(Broker.reader()
                        .await(record -> eventId.equals(header(record, "ce_id")), "escalation-service-dead-letters"))
                .singleElement()
                .satisfies(record ->
                        assertThat(header(record, "dead-letter-reason")).contains("22021"));
    }

    private static void awaitVersion(Events ticket, int version) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> authorised()
                        .get("/escalations/" + ticket.ticketId)
                        .then()
                        .body("ticketVersion", equalTo(version)));
    }

    private static RequestSpecification authorised() {
        return given().header("Authorization", "Bearer " + StackTestResource.API_KEY);
    }

    private static RequestSpecification asked(String body) {
        return authorised().contentType(ContentType.JSON).body(body.replace('\'', '"'));
    }
}
