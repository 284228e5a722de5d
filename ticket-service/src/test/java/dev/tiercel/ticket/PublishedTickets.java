package dev.tiercel.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.testing.RecordReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;

/** What a subscriber of the ticket topics saw. */
public final class PublishedTickets {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] TOPICS = {"ticket-created", "ticket-updated", "resolved"};

    private PublishedTickets() {}

    /** Every record about the ticket, by version, once there are at least so many. */
    public static List<ConsumerRecord<String, byte[]>> about(String ticketId, int atLeast) {
        RecordReader reader = new RecordReader(OtherServices.bootstrapServers());
        return Awaitility.await(atLeast + " records about " + ticketId)
                .atMost(Duration.ofSeconds(30))
                .until(() -> about(reader, ticketId), records -> records.size() >= atLeast);
    }

    /** The newest record about the ticket on the topic new readers start from. */
    public static JsonNode latest(String ticketId) {
        return new RecordReader(OtherServices.bootstrapServers())
                .all("tickets").stream()
                        .filter(record -> record.key().equals(ticketId))
                        .map(PublishedTickets::body)
                        .reduce((earlier, later) -> later)
                        .orElseThrow();
    }

    private static List<ConsumerRecord<String, byte[]>> about(RecordReader reader, String ticketId) {
        return reader.all(TOPICS).stream()
                .filter(record -> record.key().equals(ticketId))
                .sorted(Comparator.comparingInt(PublishedTickets::version))
                .toList();
    }

    public static int version(ConsumerRecord<String, byte[]> record) {
        return body(record).path("ticket").path("version").asInt();
    }

    public static JsonNode body(ConsumerRecord<String, byte[]> record) {
        try {
            return JSON.readTree(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
