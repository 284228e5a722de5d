package dev.tiercel.escalation;

import static dev.tiercel.testing.RecordReader.header;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.contracts.EventContracts;
import dev.tiercel.testing.RecordReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** The broker as a neighbour of the service under test sees it. */
final class Broker {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EventContracts CONTRACTS = EventContracts.packaged();

    private static String bootstrapServers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    static RecordReader reader() {
        return new RecordReader(bootstrapServers());
    }

    /** Sends one after the other and returns once all are written. */
    @SafeVarargs
    static void send(ProducerRecord<String, byte[]>... records) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (ProducerRecord<String, byte[]> record : records) {
                producer.send(record).get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What has been published about a ticket, once there are that many; each record keeps the contract. */
    static List<ConsumerRecord<String, byte[]>> escalated(String ticketId, int atLeast) {
        return Awaitility.await(atLeast + " records on escalated about " + ticketId)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> escalated(ticketId), records -> records.size() >= atLeast);
    }

    static List<ConsumerRecord<String, byte[]>> escalated(String ticketId) {
        List<ConsumerRecord<String, byte[]>> records = reader().all("escalated").stream()
                .filter(record -> record.key().equals(ticketId))
                .toList();
        for (ConsumerRecord<String, byte[]> record : records) {
            Assertions.assertThat(CONTRACTS.validate(record)).as(text(record)).isEmpty();
        }
        return records;
    }

    static List<String> problems(ConsumerRecord<String, byte[]> record) {
        return CONTRACTS.validate(record);
    }

    static JsonNode body(ConsumerRecord<String, byte[]> record) {
        try {
            return JSON.readTree(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For example {@code timed-out 1>2 #2} or {@code not-moved stale}. */
    static String story(ConsumerRecord<String, byte[]> record) {
        JsonNode body = body(record);
        return header(record, "ce_type").contains("not-moved")
                ? "not-moved " + body.path("reason").asText()
                : body.path("kind").asText() + " "
                        + (body.has("fromTier") ? body.path("fromTier").asText() + ">" : "")
                        + body.path("toTier").asText() + " #"
                        + body.path("sequence").asText();
    }

    /** Whether the service has come to the end of the topics, as its committed offsets tell. */
    static boolean consumed(String... topics) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets("escalation-service")
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            for (TopicDescription topic :
                    admin.describeTopics(List.of(topics)).allTopicNames().get().values()) {
                topic.partitions()
                        .forEach(partition -> wanted.put(
                                new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
            }
            return admin.listOffsets(wanted).all().get().entrySet().stream()
                    .allMatch(end -> end.getValue().offset() == 0
                            || committed.get(end.getKey()) != null
                                    && committed.get(end.getKey()).offset()
                                            >= end.getValue().offset());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private Broker() {}
}
