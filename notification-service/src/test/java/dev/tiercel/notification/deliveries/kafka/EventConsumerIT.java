package dev.tiercel.notification.deliveries.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import dev.tiercel.notification.Broker;
import dev.tiercel.notification.Events;
import dev.tiercel.notification.OutsideWorld;
import dev.tiercel.testing.RecordReader;
import dev.tiercel.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@QuarkusTestResource(OutsideWorld.class)
class EventConsumerIT {

    private static final String DEAD_LETTERS = "notification-service-dead-letters";

    private final String ticket = Broker.newTicket();
    private Broker broker;

    @BeforeEach
    void connect() {
        broker = new Broker();
    }

    @AfterEach
    void disconnect() {
        broker.close();
    }

    @Test
    void putsWhatItCannotReadAsideWithTheReasonAndGoesOn() {
        // given
        String poison = "{\"ticket\":{\"id\":\"" + ticket + "\",\"secret\":\"ada@example.org\"}}";

        // when
        broker.publish("ticket-created", EventJson.CREATED, ticket, poison);
        String next = broker.publish(
                "ticket-created", EventJson.CREATED, ticket, Events.created(ticket, "ada-" + ticket + "@example.org"));

        // then
        broker.outcomesOf(next, 2);
        ConsumerRecord<String, byte[]> dead = deadLetter(ticket);
        assertThat(new String(dead.value(), UTF_8)).isEqualTo(poison);
        assertThat(RecordReader.header(dead, "dead-letter-reason"))
                .contains("customer: MISSING (expected: an object)")
                .doesNotContain("ada@");
    }

    @Test
    void putsARecordWithoutAttributesAside() {
        // when
        broker.send(new ProducerRecord<>("escalated", ticket, "{}".getBytes(UTF_8)));

        // then
        assertThat(RecordReader.header(deadLetter(ticket), "dead-letter-reason"))
                .contains("ce_specversion: missing");
    }

    @Test
    void putsAnEventOfAnotherTicketThanItsSubjectAside() {
        // when
        broker.publish("ticket-created", EventJson.CREATED, ticket, Events.created(Broker.newTicket(), null));

        // then
        assertThat(RecordReader.header(deadLetter(ticket), "dead-letter-reason"))
                .contains("ticket.id: differs from ce_subject");
    }

    @Test
    void forgetsAPersonWhoseRecordWasRemoved() {
        // given
        String person = "r-" + ticket;
        broker.publishPerson(person, person + "@example.org");
        broker.publish(
                "directory",
                "unread",
                "person/default/" + person,
                null,
                UUID.randomUUID().toString());
        broker.publish(
                "directory",
                "unread",
                "team/default/" + person,
                null,
                UUID.randomUUID().toString());
        String opened = broker.publish("ticket-created", EventJson.CREATED, ticket, Events.created(ticket, null));
        broker.outcomesOf(opened, 1);

        // when
        String moved = broker.publish("escalated", EventJson.MOVED, ticket, Events.moved(ticket, "assigned", person));

        // then
        broker.outcomesOf(moved, 1);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> RestAssured.given()
                        .auth()
                        .oauth2(StackTestResource.API_KEY)
                        .queryParam("ticketId", ticket)
                        .get("/deliveries")
                        .then()
                        .body("items.reason", hasItem("the person is not in the directory")));
    }

    private ConsumerRecord<String, byte[]> deadLetter(String key) {
        return broker.reader()
                .await(record -> key.equals(record.key()), DEAD_LETTERS)
                .get(0);
    }
}
