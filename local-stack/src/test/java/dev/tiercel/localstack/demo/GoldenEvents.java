package dev.tiercel.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records as the services publish them, in the order of the story. */
final class GoldenEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private GoldenEvents() {}

    static List<ConsumerRecord<String, byte[]>> records() throws IOException {
        try (InputStream in = GoldenEvents.class.getResourceAsStream("/story/events.json")) {
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            for (JsonNode event : JSON.readTree(Objects.requireNonNull(in))) {
                records.add(record(event));
            }
            return records;
        }
    }

    private static ConsumerRecord<String, byte[]> record(JsonNode event) throws IOException {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                event.path("topic").asText(),
                0,
                0,
                event.path("key").asText(),
                JSON.writeValueAsBytes(event.path("body")));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", event.path("id").asText());
        headers.put("ce_type", event.path("type").asText());
        headers.put("ce_source", "/tiercel/some-service");
        headers.put("ce_subject", event.path("key").asText());
        headers.put("ce_time", event.path("time").asText());
        headers.put(
                "ce_dataschema",
                "https://tiercel.dev/contracts/schemas/" + event.path("schema").asText());
        headers.put("ce_tenant", "default");
        headers.put("content-type", "application/json");
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
