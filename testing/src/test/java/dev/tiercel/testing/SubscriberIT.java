package dev.tiercel.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the consumer of {@code docs/events.md} as it is written there. */
class SubscriberIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "01960a5e-7c00-7000-8000-000000000001";

    @TempDir
    Path directory;

    private Path printed;
    private Process subscriber;
    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void start() throws IOException {
        String kafka = TestStack.shared().bootstrapServers();
        Path source = Files.writeString(directory.resolve("Subscriber.java"), codeOfThePage());
        printed = directory.resolve("printed");
        subscriber = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString(),
                        kafka)
                .redirectOutput(printed.toFile())
                .redirectError(directory.resolve("errors").toFile())
                .start();
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "subscriber-it"),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    @AfterEach
    void stop() throws InterruptedException {
        producer.close();
        subscriber.destroy();
        assertThat(subscriber.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void seesEachEventOnceAndEndsInTheNewestState() throws IOException {
        // given
        JsonNode waiting = example("ticket.waiting.v1"); // version 3
        JsonNode missed = example("sla-breach.announced.v1");
        publish(waiting);
        awaitLines(1);

        // when
        publish(example("ticket.created.v1")); // version 1, read after version 3
        publish(waiting);
        giveUp(example("sla-breach.reinstated.v1"));
        publish(missed);
        publish(missed);
        publish(changed(missed, "ce_type", "dev.tiercel.sla-breach.foreseen.v1"));
        awaitLines(2);
        publish(example("sla-breach.retracted.v1"));
        awaitLines(3);
        publish(example("escalation.moved.v1"));
        publish(example("escalation.not-moved.v1"));
        awaitLines(5);
        publish(example("ticket.resolved.v1")); // version 5
        awaitLines(6);

        // then
        assertThat(Files.readAllLines(printed))
                .containsExactly(
                        ID + " is waiting, version 3",
                        ID + " missed resolution, due 2026-03-28T02:00:00Z",
                        ID + " did not miss resolution after all",
                        ID + " is with tier 2: [\"carla\",\"dimitri\"]",
                        ID + " stays where it is: stale",
                        ID + " is resolved, version 5");
    }

    private void awaitLines(int count) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(subscriber.isAlive())
                    .as(() -> text(directory.resolve("errors")))
                    .isTrue();
            assertThat(Files.readAllLines(printed)).hasSizeGreaterThanOrEqualTo(count);
        });
    }

    private void publish(JsonNode example) throws IOException {
        producer.beginTransaction();
        producer.send(record(example));
        producer.commitTransaction();
    }

    private void giveUp(JsonNode example) throws IOException {
        producer.beginTransaction();
        producer.send(record(example));
        producer.flush();
        producer.abortTransaction();
    }

    private static JsonNode changed(JsonNode example, String header, String value) {
        ObjectNode changed = example.deepCopy();
        ((ObjectNode) changed.path("headers")).put(header, value).put("ce_id", header + "|" + value);
        return changed;
    }

    private static ProducerRecord<String, byte[]> record(JsonNode example) throws IOException {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                example.path("topic").asText(),
                example.path("key").asText(),
                JSON.writeValueAsBytes(example.path("value")));
        example.path("headers")
                .properties()
                .forEach(header -> record.headers()
                        .add(header.getKey(), header.getValue().asText().getBytes(UTF_8)));
        return record;
    }

    private static JsonNode example(String type) throws IOException {
        return JSON.readTree(
                Path.of("../contracts/examples").resolve(type + ".json").toFile());
    }

    private static String codeOfThePage() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../docs/events.md"));
        int begin = lines.indexOf("```java");
        assertThat(begin).as("code in the page").isNotNegative();
        return String.join(
                "\n",
                lines.subList(begin + 1, lines.size()).stream()
                        .takeWhile(line -> !line.equals("```"))
                        .toList());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
