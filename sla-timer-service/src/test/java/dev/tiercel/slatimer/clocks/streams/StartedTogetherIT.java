package dev.tiercel.slatimer.clocks.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tiercel.contracts.TopicCatalog;
import dev.tiercel.localstack.kafka.KafkaBroker;
import dev.tiercel.slatimer.clocks.kafka.Topics;
import dev.tiercel.slatimer.clocks.streams.TimerQueries.Explained;
import dev.tiercel.slatimer.config.TimerConfig;
import dev.tiercel.slatimer.wanted.streams.WantedTopology;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published while partitions are handed out is handled as what comes later. */
class StartedTogetherIT {

    private static final int TICKETS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_STARTS = Duration.ofMillis(700);

    @TempDir
    private static Path directory;

    private static KafkaBroker broker;
    private static KafkaProducer<String, byte[]> producer;
    private static Followed clocks;

    private final String group = "started-together-it-" + UUID.randomUUID();

    @BeforeAll
    static void start() throws IOException, ExecutionException, InterruptedException {
        broker = KafkaBroker.start(directory.resolve("kafka"), 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            TopicCatalog.packaged((short) 1).createMissing(admin);
        }
        clocks = new Followed(broker.bootstrapServers(), Topics.SLA_CLOCKS);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.send(Story.policy("hour", 3_600_000, 7_200_000).record()).get();
    }

    @AfterAll
    static void stop() {
        producer.close();
        clocks.close();
        broker.close();
    }

    private TimerConfig config(String instance) {
        return new SmallRyeConfigBuilder()
                .withMapping(TimerConfig.class)
                .withDefaultValue("tiercel.sla-timer.bootstrap-servers", broker.bootstrapServers())
                .withDefaultValue("tiercel.sla-timer.application-id", group)
                .withDefaultValue(
                        "tiercel.sla-timer.state-dir",
                        directory.resolve(group).resolve(instance).toString())
                .build()
                .getConfigMapping(TimerConfig.class);
    }

    private TimerEngine engine(String instance) {
        return new TimerEngine(
                config(instance),
                Instant::now,
                new TimerMeters(new SimpleMeterRegistry()),
                WantedTopology::withClocks,
                reason -> {
                    throw new IllegalStateException(reason);
                });
    }

    /** Every one is known to be where it was meant to be, so that one that is missed later was not lost on the way. */
    private Map<String, RecordMetadata> open(int tickets) throws ExecutionException, InterruptedException {
        Map<String, RecordMetadata> sent = new LinkedHashMap<>();
        for (int i = 0; i < tickets; i++) {
            Story story = new Story(UUID.randomUUID().toString(), Instant.now(), "hour");
            sent.put(story.id(), producer.send(story.created().record()).get());
        }
        return sent;
    }

    private List<String> missing(Map<String, RecordMetadata> sent) {
        List<String> missing = new ArrayList<>(sent.keySet());
        missing.removeAll(clocks.seen().stream().map(ConsumerRecord::key).toList());
        return missing;
    }

    /** A failure tells where each missing record lies, how far its task has come, and what each instance knows of it. */
    private void awaitClocks(Map<String, RecordMetadata> sent, TimerEngine... engines) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(missing(sent))
                        .allSatisfy(ticketId -> assertThat(state(ticketId, sent.get(ticketId), engines))
                                .as(ticketId)
                                .isEmpty()));
    }

    private String state(String ticketId, RecordMetadata record, TimerEngine... engines)
            throws ExecutionException, InterruptedException {
        StringBuilder state = new StringBuilder("at " + record + ", committed");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            committed.forEach((partition, offset) -> {
                if (partition.partition() == record.partition()) {
                    state.append(' ').append(partition).append(':').append(offset.offset());
                }
            });
        }
        for (TimerEngine engine : engines) {
            TimerQueries queries = engine.queries();
            Explained explained = queries == null ? null : queries.explain("default", ticketId);
            state.append("; ").append(engine.status()).append(' ').append(explained);
        }
        return state.toString();
    }

    @RepeatedTest(2)
    void everyTicketThatComesWhileTwoInstancesStartHasItsClocks(RepetitionInfo round)
            throws ExecutionException, InterruptedException {
        // given
        TimerEngine one = engine("one");
        TimerEngine other = engine("other");

        // when
        one.start();
        CompletableFuture<Void> starts = CompletableFuture.runAsync(
                other::start,
                CompletableFuture.delayedExecutor(
                        BETWEEN_STARTS
                                .multipliedBy(round.getCurrentRepetition() - 1L)
                                .toMillis(),
                        TimeUnit.MILLISECONDS));
        Map<String, RecordMetadata> sent = open(TICKETS / 2);
        starts.join();
        sent.putAll(open(TICKETS / 2));

        // then
        try {
            awaitClocks(sent, one, other);
        } finally {
            one.close();
            other.close();
        }
    }

    @Test
    void aRecordIsHandledThoughNothingIsKnownOfAnotherTopicOfItsTask() throws ExecutionException, InterruptedException {
        // given
        TimerConfig config = config("one");
        TimerParts parts = new TimerParts(
                Instant::now,
                new BehindForEver(),
                new TimerMeters(new SimpleMeterRegistry()),
                config.firingCap(),
                TimerParts.USUAL_CROWD,
                config.punctuateEvery());
        KafkaStreams streams = new KafkaStreams(
                WantedTopology.withClocks(parts, new Shelves()),
                StreamsSettings.of(config),
                new LagUnknown(Topics.ESCALATED));

        // when
        try {
            streams.start();
            Map<String, RecordMetadata> sent = open(1);

            // then
            awaitClocks(sent);
        } finally {
            streams.close(config.closeWithin());
        }
    }

    /** Clients whose consumer never learns how far it is behind the end of one topic. */
    private record LagUnknown(String topic, KafkaClientSupplier rest) implements KafkaClientSupplier {

        LagUnknown(String topic) {
            this(topic, new ObservedClients(Instant::now, Duration.ofSeconds(1)));
        }

        @Override
        public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
            return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()) {
                @Override
                public OptionalLong currentLag(TopicPartition partition) {
                    return partition.topic().equals(topic) ? OptionalLong.empty() : super.currentLag(partition);
                }
            };
        }

        @Override
        public Admin getAdmin(Map<String, Object> settings) {
            return rest.getAdmin(settings);
        }

        @Override
        public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
            return rest.getProducer(settings);
        }

        @Override
        public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> settings) {
            return rest.getRestoreConsumer(settings);
        }

        @Override
        public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> settings) {
            return rest.getGlobalConsumer(settings);
        }
    }

    private static final class BehindForEver implements CatchUp {

        @Override
        public void wakeAt(LongSupplier nextDue) {}

        @Override
        public void sleep(LongSupplier nextDue) {}

        @Override
        public void handled(String topic, int partition, long offset) {}

        @Override
        public boolean isCaughtUp(int partition) {
            return false;
        }
    }
}
