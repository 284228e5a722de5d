package dev.tiercel.notification.deliveries.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.localstack.deadletters.DeadLetter;
import dev.tiercel.localstack.deadletters.DeadLetters;
import dev.tiercel.localstack.deadletters.Replay;
import dev.tiercel.notification.Broker;
import dev.tiercel.notification.Events;
import dev.tiercel.notification.OutsideWorld;
import dev.tiercel.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@QuarkusTestResource(OutsideWorld.class)
class PoisonIT {

    private static final String SERVICE = "notification-service";
    private static final Map<String, String> TYPES = Map.of(
            "ticket-created",
            EventJson.CREATED,
            "ticket-updated",
            "dev.tiercel.ticket.waiting.v1",
            "resolved",
            EventJson.RESOLVED,
            "escalated",
            EventJson.MOVED,
            "sla-breached",
            "dev.tiercel.sla-breach.announced.v1",
            "directory",
            "dev.tiercel.person.published.v1");

    private final String ticket = Broker.newTicket();
    private final String servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    private Broker broker;

    @BeforeEach
    void connect() {
        broker = new Broker();
    }

    @AfterEach
    void disconnect() {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket-created", "ticket-updated", "resolved", "escalated", "sla-breached", "directory"})
    void putsEachKindOfPoisonAsideWithTheReasonAndHandlesTheNextRecord(String topic) {
        // given
        String key = topic.equals("directory") ? "person/default/" + ticket : ticket;
        List<String> reasons = new ArrayList<>();

        // when
        publish(topic, key, key, "{not json ada@example.org");
        reasons.add("body: ");
        publish(topic, key, key, "[]");
        reasons.add("body: ");
        send(topic, key, good(topic), "ce_type", "");
        reasons.add("ce_type: missing (expected: a CloudEvents 1.0 header)");
        send(topic, key, good(topic), "ce_time", "soon");
        reasons.add("ce_time: soon (expected: an ISO-8601 instant in UTC)");
        publish(topic, key, Broker.newTicket(), good(topic));
        reasons.add("key: differs from ce_subject (expected: the same)");
        if (!topic.equals("directory")) {
            publish(topic, key, key, null);
            reasons.add("body: none (expected: JSON)");
        }
        if (!topic.equals("sla-breached")) {
            publish(
                    topic,
                    key,
                    key,
                    good(topic).replaceAll("\"(version|sequence|publishedAt)\":[^,}]+", "\"$1\":[true]"));
            reasons.add("expected: ");
        }
        String next = publish(topic, key, key, good(topic));

        // then
        List<DeadLetter> letters = lettersAbout(key, reasons.size());
        assertThat(letters).allSatisfy(letter -> {
            assertThat(letter.originalTopic()).isEqualTo(topic);
            assertThat(letter.reason()).doesNotContain("ada@");
        });
        for (int i = 0; i < reasons.size(); i++) {
            assertThat(letters.get(i).reason()).contains(reasons.get(i));
        }
        if (topic.equals("directory")) {
            // A person is heard of by what is sent to them.
            String moved =
                    broker.publish("escalated", EventJson.MOVED, ticket, Events.moved(ticket, "assigned", ticket));
            broker.outcomesOf(moved, 2);
        } else {
            broker.outcomesOf(next, 1);
        }
    }

    @Test
    void putsAMoveInTheClothesOfATicketAside() {
        // when
        broker.publish("ticket-created", EventJson.CREATED, ticket, Events.moved(ticket, "manual"));

        // then
        assertThat(lettersAbout(ticket, 1).get(0).reason()).contains("ticket: MISSING (expected: an object)");
    }

    @Test
    void putsAPersonUnderTheKeyOfAnotherAside() {
        // given
        String key = "person/default/" + ticket;

        // when
        broker.publish(
                "directory",
                TYPES.get("directory"),
                key,
                Events.person("bob", "bob@example.org", "2026-03-02T12:00:00Z"));

        // then
        assertThat(lettersAbout(key, 1).get(0).reason())
                .contains("key: not that of the person (expected: person/tenant/id)");
    }

    @Test
    void handlesADeadLetterThatIsHandedBack() {
        // given
        String eventId = UUID.randomUUID().toString();
        putAside(eventId);
        DeadLetter letter = lettersAbout(ticket, 1).get(0);

        // when
        new Replay(servers).send(List.of(letter), false);

        // then
        broker.outcomesOf(eventId, 1);
        assertThat(lettersAbout(ticket, 1).get(0).replayedAt()).isNotNull();
    }

    @Test
    void putsAReplayThatFailsAgainAsideAgain() {
        // given
        publish("escalated", ticket, ticket, "{}");
        DeadLetter first = lettersAbout(ticket, 1).get(0);

        // when
        new Replay(servers).send(List.of(first), false);

        // then
        DeadLetter second = lettersAbout(ticket, 2).get(1);
        assertThat(second.replayOf()).isEqualTo(first.id().toString());
        assertThat(second.originalTopic()).isEqualTo("escalated");
        assertThat(second.reason()).isEqualTo(first.reason());
    }

    /** A letter as an older version would have left it: nothing is wrong with the record today. */
    private void putAside(String eventId) {
        ProducerRecord<String, byte[]> record =
                record(SERVICE + "-dead-letters", ticket, ticket, good("ticket-created"), eventId, "ticket-created");
        record.headers().add("dead-letter-reason", "not understood".getBytes(UTF_8));
        record.headers().add("dead-letter-topic", "ticket-created".getBytes(UTF_8));
        broker.send(record);
    }

    private List<DeadLetter> lettersAbout(String key, int number) {
        return Awaitility.await(number + " dead letters of " + key)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> new DeadLetters(servers)
                                .of(List.of(SERVICE)).stream()
                                        .filter(letter ->
                                                letter.key() != null && new String(letter.key(), UTF_8).equals(key))
                                        .toList(),
                        found -> found.size() == number);
    }

    private String good(String topic) {
        return switch (topic) {
            case "ticket-created" -> Events.created(ticket, null);
            case "ticket-updated" -> Events.waiting(ticket, null);
            case "resolved" -> Events.resolved(ticket, null);
            case "escalated" -> Events.moved(ticket, "manual");
            case "sla-breached" -> Events.breached(ticket);
            default ->
                Events.person(ticket, ticket + "@example.org", Instant.now().toString());
        };
    }

    private String publish(String topic, String key, String subject, @Nullable String body) {
        String eventId = UUID.randomUUID().toString();
        broker.send(record(topic, key, subject, body, eventId, topic));
        return eventId;
    }

    /** With one header changed; an empty one is as good as none. */
    private void send(String topic, String key, String body, String header, String value) {
        ProducerRecord<String, byte[]> record =
                record(topic, key, key, body, UUID.randomUUID().toString(), topic);
        record.headers().remove(header);
        record.headers().add(header, value.getBytes(UTF_8));
        broker.send(record);
    }

    private static ProducerRecord<String, byte[]> record(
            String topic, String key, String subject, @Nullable String body, String eventId, String typeOf) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, key, body == null ? null : body.getBytes(UTF_8));
        Broker.event(eventId, TYPES.get(typeOf), subject)
                .headers()
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }
}
