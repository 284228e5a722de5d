package dev.tiercel.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Publishes what the other services would; every call returns once the broker has the record. */
public final class OtherServices implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(), ProducerConfig.ACKS_CONFIG, "all"),
            new StringSerializer(),
            new ByteArraySerializer());

    public static String bootstrapServers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    public void publishBothPolicies(int version) {
        publishPolicy("sla-policy", "standard", version);
        publishPolicy("escalation-policy", "three-level", version);
    }

    public void publishPolicy(String kind, String id, int version) {
        // What a policy says is of no concern to this service, so it says little; unknown fields are ignored.
        send(
                "policies",
                kind + "/default/" + id + "@" + version,
                "dev.tiercel." + kind + ".published.v1",
                UUID.randomUUID().toString(),
                """
                {"kind": "%s", "tenant": "default", "id": "%s", "version": %d, "name": "Test", "news": [1]}""".formatted(kind, id, version));
    }

    public void publishMove(String eventId, String ticketId, int sequence, int tier) {
        send("escalated", ticketId, "dev.tiercel.escalation.moved.v1", eventId, move(ticketId, sequence, tier));
    }

    public static String move(String ticketId, int sequence, int tier) {
        return """
                {"ticketId": "%s", "tenant": "default", "sequence": %d, "kind": "timed-out", "toTier": %d,
                 "tierName": "Tier %d", "movedAt": "2026-03-02T09:%02d:00Z", "cause": {"kind": "created"},
                 "team": "team-%d", "responders": ["ana", "ben"], "ticketVersion": 1}""".formatted(ticketId, sequence, tier, tier, sequence, tier);
    }

    public void publishBreach(String eventId, String ticketId) {
        publishBreach("announced", eventId, ticketId, "");
    }

    /** @param word {@code retracted}, {@code reinstated} or {@code confirmed} */
    public void publishCorrection(String word, String eventId, String ticketId) {
        publishBreach(word, eventId, ticketId, """
                , "cause": {"eventId": "e-3", "type": "dev.tiercel.ticket.replied.v1"}""");
    }

    private void publishBreach(String word, String eventId, String ticketId, String cause) {
        send("sla-breached", ticketId, "dev.tiercel.sla-breach." + word + ".v1", eventId, """
                {"breachId": "b-1", "ticketId": "%s", "tenant": "default", "objective": "resolution", "instance": 1,
                 "policy": {"id": "standard", "version": 1}, "priority": "P2", "target": "PT1H",
                 "startedAt": "2026-03-02T09:00:00Z", "dueAt": "2026-03-02T10:00:00Z",
                 "detectedAt": "2026-03-02T10:00:00.020Z", "ticketVersion": 1%s}""".formatted(
                        ticketId, cause));
    }

    public void publishAnswerToBreach(String eventId, String ticketId) {
        send("escalated", ticketId, "dev.tiercel.escalation.not-moved.v1", eventId, """
                {"ticketId": "%s", "tenant": "default", "eventId": "e-1", "breachId": "b-1", "objective": "resolution",
                 "reason": "absorbed", "currentTier": 1, "currentSequence": 1, "decidedAt": "2026-03-02T10:00:01Z",
                 "ticketVersion": 1}""".formatted(ticketId));
    }

    public void publishFailedDelivery(String eventId, String ticketId) {
        send("notified", ticketId, "dev.tiercel.delivery.failed.v1", eventId, """
                {"deliveryId": "d-1", "ticketId": "%s", "tenant": "default", "eventId": "e-2",
                 "eventType": "dev.tiercel.escalation.moved.v1", "recipient": {"kind": "person", "id": "ana"},
                 "channel": "mail", "attempts": 3, "at": "2026-03-02T10:00:02Z",
                 "reason": "550 no such user ana@example.com"}""".formatted(ticketId));
    }

    public void send(String topic, String key, String type, String eventId, @Nullable String body) {
        ProducerRecord<String, byte[]> record = bare(topic, key, body);
        attributes(key, type, eventId).forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        send(record);
    }

    public static Map<String, String> attributes(String subject, String type, String eventId) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                eventId,
                "ce_type",
                type,
                "ce_source",
                "/tiercel/escalation-service",
                "ce_subject",
                subject,
                "ce_time",
                Instant.EPOCH.toString(),
                "ce_dataschema",
                "https://tiercel.dev/contracts/schemas/test.v1.json",
                "ce_tenant",
                "default");
    }

    public static ProducerRecord<String, byte[]> bare(String topic, String key, @Nullable String body) {
        return new ProducerRecord<>(topic, key, body == null ? null : body.getBytes(UTF_8));
    }

    public void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("not published", e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
