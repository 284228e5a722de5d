package dev.tiercel.outbox.quarkus;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiercel.outbox.CloudEvent;
import dev.tiercel.outbox.Relay;
import dev.tiercel.outbox.RelayGroup;
import dev.tiercel.outbox.hibernate.Inbox;
import dev.tiercel.outbox.hibernate.Outbox;
import dev.tiercel.testing.RecordReader;
import dev.tiercel.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@Timeout(120)
class OutboxIT {

    private static final String TOPIC = "notified";

    @Inject
    Outbox outbox;

    @Inject
    Inbox inbox;

    @Inject
    Mutiny.SessionFactory sessions;

    @Inject
    RelayGroup relays;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @BeforeEach
    void relaysAreReady() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(relays.relays())
                        .allSatisfy(relay -> assertThat(relay.state().text()).isEqualTo("publishing")));
    }

    private <T> T inTransaction(Function<Mutiny.Session, Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> sessions.withTransaction((session, tx) -> work.apply(session)));
    }

    private static CloudEvent event(String key, String traceparent) {
        return new CloudEvent(
                UUID.randomUUID().toString(),
                "dev.tiercel.delivery.succeeded.v1",
                "/tiercel/test",
                key,
                Instant.parse("2026-03-01T09:00:00.123Z"),
                "https://tiercel.dev/contracts/schemas/delivery.v1.json",
                "default",
                traceparent);
    }

    private List<ConsumerRecord<String, byte[]>> published(String key) {
        return new RecordReader(bootstrapServers)
                .all(TOPIC).stream().filter(entry -> entry.key().equals(key)).toList();
    }

    @Test
    void publishesStateAndEventTogetherAfterTheCommit() throws Throwable {
        // given
        String key = UUID.randomUUID().toString();
        CloudEvent event = event(key, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        byte[] json = "{\"text\":\"grüße\"}".getBytes(UTF_8);

        // when
        inTransaction(session ->
                session.persist(new Account(key)).chain(() -> outbox.append(session, TOPIC, key, event, json)));

        // then
        ConsumerRecord<String, byte[]> entry = new RecordReader(bootstrapServers)
                .await(candidate -> candidate.key().equals(key), TOPIC)
                .get(0);
        assertThat(CloudEvent.read(entry.headers())).isEqualTo(event);
        assertThat(entry.value()).isEqualTo(json);
        assertThat(RecordReader.header(entry, "content-type")).isEqualTo("application/json");
    }

    @Test
    void publishesNothingOfATransactionThatFails() throws Throwable {
        // given
        String key = UUID.randomUUID().toString();

        // when
        assertThatThrownBy(() -> inTransaction(session -> outbox.append(
                                session, TOPIC, key, event(key, null), "{}".getBytes(UTF_8))
                        .chain(() -> Uni.createFrom().<Void>failure(new IllegalStateException("changed my mind")))))
                .hasMessageContaining("changed my mind");

        // then
        CloudEvent next = event(key, null);
        inTransaction(session -> outbox.append(session, TOPIC, key, next, "{}".getBytes(UTF_8)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(published(key))
                        .singleElement()
                        .satisfies(entry ->
                                assertThat(CloudEvent.read(entry.headers())).isEqualTo(next)));
    }

    @Test
    void refusesAPayloadNoBrokerWouldTake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inTransaction(session ->
                        outbox.append(session, TOPIC, "k", event("k", null), new byte[Outbox.MAX_PAYLOAD_BYTES + 1])))
                .withMessageContaining("1000001 bytes (expected: <= 1000000)");
    }

    @Test
    void seesAnEventForTheFirstTimeOncePerConsumer() throws Throwable {
        // given
        String eventId = UUID.randomUUID().toString();

        // when
        boolean first = inTransaction(session -> inbox.firstTime(session, "one", eventId));
        boolean second = inTransaction(session -> inbox.firstTime(session, "one", eventId));
        boolean other = inTransaction(session -> inbox.firstTime(session, "two", eventId));

        // then
        assertThat(List.of(first, second, other)).containsExactly(true, false, true);
    }

    @Test
    void forgetsAnEventWhoseTransactionFailed() throws Throwable {
        // given
        String eventId = UUID.randomUUID().toString();
        assertThatThrownBy(() -> inTransaction(session -> inbox.firstTime(session, "one", eventId)
                        .chain(() -> Uni.createFrom().<Boolean>failure(new IllegalStateException("no luck")))))
                .hasMessageContaining("no luck");

        // when
        boolean again = inTransaction(session -> inbox.firstTime(session, "one", eventId));

        // then
        assertThat(again).isTrue();
    }

    @Test
    void getsAnEventOutByTheRingAlone(TestReporter report) throws Throwable {
        // given
        String key = UUID.randomUUID().toString();
        long[] micros = new long[40];
        try (KafkaConsumer<String, byte[]> subscriber = subscriber()) {
            for (int i = 0; i < micros.length; i++) {

                // when
                CloudEvent event = event(key, null);
                long start = System.nanoTime();
                inTransaction(session -> outbox.append(session, TOPIC, key, event, "{}".getBytes(UTF_8)));
                boolean seen = false;
                while (!seen) {
                    for (ConsumerRecord<String, byte[]> entry : subscriber.poll(Duration.ofMillis(100))) {
                        seen |= RecordReader.header(entry, "ce_id").equals(event.id());
                    }
                }
                micros[i] = (System.nanoTime() - start) / 1000;
            }
        }

        // then: without the ring the first of them would take the hour of the poll
        long[] sorted = IntStream.range(10, micros.length)
                .mapToLong(i -> micros[i])
                .sorted()
                .toArray();
        report.publishEntry(
                "microseconds from the begin of a transaction to its event at a subscriber",
                "median %d, 90 %% within %d".formatted(sorted[sorted.length / 2], sorted[sorted.length * 9 / 10]));
        assertThat(sorted[0]).isPositive();
    }

    @Test
    void tellsEachShardInReadiness() {
        // when
        var health = get("/q/health/ready").then().statusCode(200).extract().jsonPath();

        // then
        Map<String, String> data = health.getMap("checks.find { it.name == 'outbox-relay' }.data");
        assertThat(data).hasSize(4).containsEntry("shard-0", "publishing").containsEntry("shard-3", "publishing");
    }

    @Test
    void isAliveWhileItsThreadsAre() {
        // when
        var health = get("/q/health/live").then().statusCode(200).extract().jsonPath();

        // then
        assertThat(health.getString("checks.find { it.name == 'outbox-relay-threads' }.status"))
                .isEqualTo("UP");
    }

    @Test
    void countsWhatItPublishes() throws Throwable {
        // given
        String key = UUID.randomUUID().toString();
        long before = relays.relays().stream().mapToLong(Relay::published).sum();

        // when
        inTransaction(session -> outbox.append(session, TOPIC, key, event(key, null), "{}".getBytes(UTF_8)));

        // then
        Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            assertThat(relays.relays().stream().mapToLong(Relay::published).sum())
                    .isGreaterThan(before);
            assertThat(get("/q/metrics").asString())
                    .contains("tiercel_outbox_published_total", "tiercel_outbox_waiting 0.0")
                    .contains("tiercel_outbox_oldest_seconds", "tiercel_outbox_unhealthy 0.0");
        });
    }

    private KafkaConsumer<String, byte[]> subscriber() {
        KafkaConsumer<String, byte[]> subscriber = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = subscriber.partitionsFor(TOPIC).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        subscriber.assign(partitions);
        subscriber.seekToEnd(partitions);
        partitions.forEach(subscriber::position);
        return subscriber;
    }
}
