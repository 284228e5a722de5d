package dev.tiercel.ticket.kafka;

import static dev.tiercel.ticket.Crm.openTicket;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tiercel.testing.RecordReader;
import dev.tiercel.testing.StackTestResource;
import dev.tiercel.ticket.Admin;
import dev.tiercel.ticket.Crm;
import dev.tiercel.ticket.Database;
import dev.tiercel.ticket.OtherServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class EventConsumerIT {
    private static final String MOVED = "dev.tiercel.escalation.moved.v1";
    private OtherServices others;

    @BeforeEach
    void start() {
        others = new OtherServices();
        others.publishBothPolicies(1);
    }

    @AfterEach
    void stop() {
        others.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not JSON",
                "null",
                "[]",
                "{}",
                "{'ticketId': 'x', 'tenant': 'default', 'sequence': 0}",
                "{'ticketId': 'a\\u0000b', 'tenant': 'default', 'sequence': 1, 'kind': 'assigned', 'toTier': 1,"
                        + " 'tierName': 'One', 'movedAt': '2026-03-02T09:00:00Z', 'responders': []}"
            })
    void aPoisonRecordGoesToTheDeadLettersAndItsNeighboursAreRead(String poison) {
        // given
        String id = openTicket();
        String eventId = UUID.randomUUID().toString();

        // when
        others.publishMove(UUID.randomUUID().toString(), id, 1, 1);
        others.send("escalated", id, MOVED, eventId, poison.replace('\'', '"'));
        others.publishMove(UUID.randomUUID().toString(), id, 2, 2);

        // then
        Crm.awaitSequence(id, 2);
        List<ConsumerRecord<String, byte[]>> dead = deadLetters(eventId);
        assertThat(dead).hasSize(1);
        assertThat(dead.get(0).key()).isEqualTo(id);
        assertThat(new String(dead.get(0).value(), StandardCharsets.UTF_8)).isEqualTo(poison.replace('\'', '"'));
        assertThat(RecordReader.header(dead.get(0), "dead-letter-reason")).isNotBlank();
        assertThat(RecordReader.header(dead.get(0), "dead-letter-topic")).isEqualTo("escalated");
    }

    @Test
    void aRecordWithoutAttributesOrWithoutAValueGoesToTheDeadLetters() {
        // given
        String id = openTicket();
        String empty = UUID.randomUUID().toString();

        // when
        others.send(OtherServices.bare("escalated", id, OtherServices.move(id, 7, 1)));
        others.send("escalated", id, MOVED, empty, null);
        others.publishMove(UUID.randomUUID().toString(), id, 1, 1);

        // then
        Crm.awaitSequence(id, 1);
        assertThat(deadLetters(empty)).hasSize(1);
        assertThat(new RecordReader(OtherServices.bootstrapServers())
                        .await(
                                record -> id.equals(record.key())
                                        && RecordReader.header(record, "dead-letter-reason")
                                                .contains("ce_specversion"),
                                "ticket-service-dead-letters"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not JSON",
                "{}",
                "{'id': 'another', 'tenant': 'default', 'version': 1, 'name': 'x',"
                        + " 'roles': ['viewer'], 'hashes': []}",
                "{'id': 'ID', 'tenant': 'default', 'version': 1, 'name': 'x'," + " 'roles': ['emperor'], 'hashes': []}"
            })
    void aPoisonedKeyGoesToTheDeadLettersAndTheKeysBesideItWork(String poison) {
        // given
        String id = UUID.randomUUID().toString();
        String eventId = UUID.randomUUID().toString();

        // when
        others.send(
                "access-keys",
                id,
                "dev.tiercel.access-key.published.v1",
                eventId,
                poison.replace('\'', '"').replace("ID", id));
        others.send(
                "access-keys",
                id,
                "dev.tiercel.access-key.published.v1",
                UUID.randomUUID().toString(),
                null);

        // then
        List<ConsumerRecord<String, byte[]>> dead = deadLetters(eventId);
        assertThat(dead).hasSize(1);
        assertThat(RecordReader.header(dead.get(0), "dead-letter-topic")).isEqualTo("access-keys");
        assertThat(RecordReader.header(dead.get(0), "dead-letter-reason")).contains("expected");
        String key = Admin.makeKey("beside poison", "viewer");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().header("Authorization", "Bearer " + key)
                        .get("/tickets")
                        .then()
                        .statusCode(200));
    }

    @Test
    void aRecordUnderAnotherKeyThanItsOwnGoesToTheDeadLetters() {
        // given
        String id = openTicket();
        String eventId = UUID.randomUUID().toString();
        ProducerRecord<String, byte[]> stray =
                OtherServices.bare("escalated", UUID.randomUUID().toString(), OtherServices.move(id, 7, 1));
        OtherServices.attributes(id, MOVED, eventId)
                .forEach((name, value) -> stray.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));

        // when
        others.send(stray);
        others.publishMove(UUID.randomUUID().toString(), id, 1, 1);

        // then
        Crm.awaitSequence(id, 1);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(deadLetters(eventId)).hasSize(1));
        assertThat(RecordReader.header(deadLetters(eventId).get(0), "dead-letter-reason"))
                .contains("key: ", id);
    }

    @Test
    void aTypeThatIsNotKnownIsPassedOver() {
        // given
        String id = openTicket();
        String eventId = UUID.randomUUID().toString();

        // when
        others.send("escalated", id, "dev.tiercel.escalation.moved.v2", eventId, "{}");
        others.publishMove(UUID.randomUUID().toString(), id, 1, 1);

        // then
        Crm.awaitSequence(id, 1);
        assertThat(new RecordReader(OtherServices.bootstrapServers()).all("ticket-service-dead-letters"))
                .noneMatch(record -> RecordReader.header(record, "ce_id").equals(eventId));
    }

    @Test
    void anOutageOfTheDatabaseIsWaitedOutInPlace() {
        // given
        String id = openTicket();
        Database.takeAway();
        String first = UUID.randomUUID().toString();

        // when
        Response away;
        int ready;
        int live;
        try {
            others.publishMove(first, id, 1, 1);
            others.publishMove(UUID.randomUUID().toString(), id, 2, 2);
            away = Crm.open(Crm.TICKET);
            ready = given().get("/q/health/ready").statusCode();
            live = given().get("/q/health/live").statusCode();
        } finally {
            Database.giveBack();
        }

        // then
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.<String>path("type")).isEqualTo("https://tiercel.dev/problems/database-away");
        assertThat(away.<String>path("detail")).contains("same Idempotency-Key", "without one it may be");
        assertThat(ready).isEqualTo(503);
        assertThat(live).isEqualTo(200);
        Crm.awaitSequence(id, 2);
        assertThat(new RecordReader(OtherServices.bootstrapServers()).all("ticket-service-dead-letters"))
                .noneMatch(record -> RecordReader.header(record, "ce_id").equals(first));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    private static List<ConsumerRecord<String, byte[]>> deadLetters(String eventId) {
        return new RecordReader(OtherServices.bootstrapServers())
                .await(record -> RecordReader.header(record, "ce_id").equals(eventId), "ticket-service-dead-letters");
    }
}
