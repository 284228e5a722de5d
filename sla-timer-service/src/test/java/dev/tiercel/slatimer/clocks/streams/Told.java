package dev.tiercel.slatimer.clocks.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tiercel.slatimer.clocks.kafka.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.test.TestRecord;

/** A record of the timer as a subscriber reads it. */
public record Told(String id, String type, JsonNode body) {

    public static Told of(TestRecord<byte[], byte[]> record) {
        return of(record.headers(), record.value());
    }

    public static Told of(ConsumerRecord<String, byte[]> record) {
        return of(record.headers(), record.value());
    }

    private static Told of(Headers headers, byte[] value) {
        try {
            return new Told(text(headers, "ce_id"), text(headers, "ce_type"), Json.MAPPER.readTree(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String breachId() {
        return body.path("breachId").asText();
    }

    String word() {
        return type.replaceAll("dev\\.tiercel\\.sla-breach\\.(.*)\\.v1", "$1");
    }

    /** What it tells of the clocks, but for how far they had come when it was told and what moved them then. */
    String clocks() {
        ArrayNode clocks = body.path("clocks").deepCopy();
        clocks.forEach(clock -> ((ObjectNode) clock).remove(List.of("spent", "left", "retimed")));
        return clocks.toString();
    }

    /** Breaches that were announced and not retracted for good, with the id they were announced under. */
    public static Map<String, String> standing(List<Told> breaches) {
        Map<String, String> announced = new TreeMap<>();
        Map<String, String> standing = new TreeMap<>();
        for (Told told : breaches) {
            switch (told.word()) {
                case "announced" -> {
                    announced.put(told.breachId(), told.id());
                    standing.put(told.breachId(), told.id());
                }
                case "confirmed" -> {
                    if (!standing.containsKey(told.breachId())) {
                        throw new IllegalArgumentException("confirmed, but not standing: " + told.breachId());
                    }
                }
                case "retracted" -> standing.remove(told.breachId());
                case "reinstated" -> standing.put(told.breachId(), announced.get(told.breachId()));
                default -> throw new IllegalArgumentException(told.type());
            }
        }
        return standing;
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }
}
