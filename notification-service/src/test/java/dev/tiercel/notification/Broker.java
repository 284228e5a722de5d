package dev.tiercel.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tiercel.contracts.EventContracts;
import dev.tiercel.outbox.CloudEvent;
import dev.tiercel.testing.RecordReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Plays the other services: publishes their events and reads what this one publishes. */
public final class Broker implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", servers), new StringSerializer(), new ByteArraySerializer());
    private final RecordReader reader = new RecordReader(servers);
    private final EventContracts contracts = EventContracts.packaged();

    public static String newTicket() {
        return UUID.randomUUID().toString();
    }

    /** Publishes an event about a ticket and returns its id. */
    public String publish(String topic, String type, String ticketId, String body) {
        String eventId = UUID.randomUUID().toString();
        publish(topic, type, ticketId, body, eventId);
        return eventId;
    }

    public void publish(String topic, String type, String key, @Nullable String body, String eventId) {
        CloudEvent event = event(eventId, type, key);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, key, body == null ? null : body.getBytes(UTF_8));
        event.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        send(record);
    }

    /** Attributes as another service gives them. */
    public static CloudEvent event(String eventId, String type, String subject) {
        return new CloudEvent(
                eventId,
                type,
                "/tiercel/test",
                subject,
                Instant.parse("2026-03-02T12:00:00Z"),
                "https://tiercel.dev/contracts/schemas/test.v1.json",
                "default",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    public void publishPerson(String id, String email) {
        publish(
                "directory",
                "dev.tiercel.person.published.v1",
                "person/default/" + id,
                Events.person(id, email, Instant.now().toString()),
                UUID.randomUUID().toString());
    }

    public void publishPersonLeft(String id) {
        publish(
                "directory",
                "dev.tiercel.person.removed.v1",
                "person/default/" + id,
                Events.personLeft(id, Instant.now().toString()),
                UUID.randomUUID().toString());
    }

    public void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("publishing failed", e);
        }
    }

    /** Waits until so many outcomes about an event are published; every one of them must keep the contract. */
    public List<JsonNode> outcomesOf(String eventId, int number) {
        List<ConsumerRecord<String, byte[]>> records = Awaitility.await(number + " outcomes of " + eventId)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(250))
                .until(
                        () -> reader.all("notified").stream()
                                .filter(record ->
                                        body(record).get("eventId").asText().equals(eventId))
                                .toList(),
                        found -> found.size() >= number);
        assertThat(records).hasSize(number).allSatisfy(record -> {
            assertThat(contracts.validate(record)).isEmpty();
            assertThat(RecordReader.header(record, "traceparent")).contains("0af7651916cd43dd8448eb211c80319c");
        });
        return records.stream()
                .map(record -> body(record))
                .peek(body -> assertThat(body.toString()).doesNotContain("@"))
                .toList();
    }

    /** What is published about an event now. */
    public List<JsonNode> outcomesSoFar(String eventId) {
        return reader.all("notified").stream()
                .map(Broker::body)
                .filter(body -> body.get("eventId").asText().equals(eventId))
                .toList();
    }

    public RecordReader reader() {
        return reader;
    }

    private static JsonNode body(ConsumerRecord<String, byte[]> record) {
        try {
            return JSON.readTree(record.value());
        } catch (IOException e) {
            throw new IllegalStateException("no JSON at " + record.topic() + "@" + record.offset(), e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
