package dev.tiercel.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** A CloudEvent as a plain consumer reads it, by the contract. */
record StoryEvent(String id, String type, String subject, Instant time, JsonNode body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads the binary mode of CloudEvents.
     *
     * @throws IllegalArgumentException naming the record and what is wrong with it
     */
    static StoryEvent read(ConsumerRecord<String, byte[]> record) {
        try {
            return new StoryEvent(
                    header(record, "ce_id"),
                    header(record, "ce_type"),
                    header(record, "ce_subject"),
                    Instant.parse(header(record, "ce_time")),
                    JSON.readTree(record.value()));
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    record.topic() + "-" + record.partition() + "@" + record.offset() + ": " + e.getMessage(), e);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException("header " + name + ": missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
