package dev.tiercel.localstack.checker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.contracts.TopicCatalog;
import dev.tiercel.localstack.checker.Inconsistency.Kind;
import dev.tiercel.localstack.kafka.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker. */
class WatcherTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    private static Path directory;

    private static KafkaBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = KafkaBroker.start(directory, 0);
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            TopicCatalog.packaged((short) 1).createMissing(admin);
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void findsWhatIsThereAlreadyOrOnlyWhatComes() {
        // given
        send("tickets", true);

        // when, then
        try (Watcher old = Watcher.fromBeginning(broker.bootstrapServers(), new Checker());
                Watcher fresh = Watcher.fromNow(broker.bootstrapServers(), new Checker())) {
            assertThat(kinds(old.settle(PATIENCE, line -> {}))).contains(Kind.BREAKS_CONTRACT);
            assertThat(fresh.settle(PATIENCE, line -> {})).isEmpty();
            send("escalated", true);
            assertThat(kinds(fresh.settle(PATIENCE, line -> {}))).contains(Kind.BREAKS_CONTRACT);
        }
    }

    @Test
    void whatWasNeverCommittedIsNobodysFault() {
        try (Watcher watcher = Watcher.fromNow(broker.bootstrapServers(), new Checker())) {
            // when
            send("tickets", false);

            // then
            assertThat(watcher.settle(PATIENCE, line -> {})).isEmpty();
        }
    }

    private static List<Kind> kinds(List<Inconsistency> found) {
        return found.stream().map(Inconsistency::kind).toList();
    }

    private static void send(String topic, boolean commit) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "test"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, "key", "no event".getBytes(UTF_8)));
            producer.flush();
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }
}
