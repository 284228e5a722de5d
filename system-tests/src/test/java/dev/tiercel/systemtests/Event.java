package dev.tiercel.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tiercel.testing.RecordReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record as a subscriber reads it who knows nothing but the contract. */
record Event(ConsumerRecord<String, byte[]> record, String id, String type, JsonNode body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Event of(ConsumerRecord<String, byte[]> record) {
        boolean holdsAnything = record.topic().endsWith("-dead-letters");
        try {
            return new Event(
                    record,
                    RecordReader.header(record, "ce_id"),
                    RecordReader.header(record, "ce_type")
                            .replaceAll("^dev\\.tiercel\\.", "")
                            .replaceAll("\\.v1$", ""),
                    holdsAnything ? MissingNode.getInstance() : JSON.readTree(record.value()));
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON on " + record.topic(), e);
        }
    }

    String topic() {
        return record.topic();
    }

    /** The ticket it is about; on topics about tickets the key is the ticket id alone. */
    String ticketId() {
        return record.key();
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
}
