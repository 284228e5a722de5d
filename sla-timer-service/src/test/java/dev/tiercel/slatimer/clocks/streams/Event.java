package dev.tiercel.slatimer.clocks.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** An event as another service publishes it. */
public record Event(String topic, String key, String type, String dataSchema, String body) {

    public String id() {
        return UUID.nameUUIDFromBytes((topic + key + type + body).getBytes(UTF_8))
                .toString();
    }

    private String source() {
        return type.startsWith("dev.tiercel.ticket.") ? "/tiercel/ticket-service" : "/tiercel/escalation-service";
    }

    public Headers headers() {
        return new RecordHeaders()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", id().getBytes(UTF_8))
                .add("ce_type", type.getBytes(UTF_8))
                .add("ce_source", source().getBytes(UTF_8))
                .add("ce_subject", key.getBytes(UTF_8))
                .add("ce_time", "2026-03-02T09:00:00Z".getBytes(UTF_8))
                .add("ce_dataschema", dataSchema.getBytes(UTF_8))
                .add("ce_tenant", "default".getBytes(UTF_8))
                .add("content-type", "application/json".getBytes(UTF_8));
    }

    public ProducerRecord<String, byte[]> record() {
        return new ProducerRecord<>(topic, null, key, body.getBytes(UTF_8), headers());
    }

    @Override
    public String toString() {
        return type;
    }
}
