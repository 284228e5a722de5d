package dev.tiercel.localstack.checker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * One event as it was read.
 *
 * @param type without {@code dev.tiercel.} and the version
 */
record Seen(String topic, String key, String id, String type, JsonNode body, Instant arrivedAt) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @throws IOException if the value is no JSON
     */
    static Seen read(ConsumerRecord<String, byte[]> record, Instant arrivedAt) throws IOException {
        String type = header(record, "ce_type");
        return new Seen(
                record.topic(),
                String.valueOf(record.key()),
                header(record, "ce_id"),
                type.replaceFirst("^dev\\.tiercel\\.", "").replaceFirst("\\.v\\d+$", ""),
                JSON.readTree(record.value()),
                arrivedAt);
    }

    String text(String field) {
        return body.path(field).asText();
    }

    int number(String field) {
        return body.path(field).asInt();
    }

    Instant instant(String field) {
        return Instant.parse(text(field));
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
