package dev.tiercel.systemtests.baddays;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.contracts.TopicCatalog;
import dev.tiercel.localstack.checker.Checker;
import dev.tiercel.testing.RecordReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads all topics from their beginning, {@code read_committed}, shows everything to the checker but what was injected,
 * and remembers it.
 */
final class Witness implements AutoCloseable {
    /** The header of injected records, which services do not know. */
    static final String INJECTED = "injected";

    private static final Set<String> OF_TICKETS = Set.of("ticket-created", "ticket-updated", "resolved");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(20);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Checker checker;
    private final Thread thread = new Thread(this::read, "witness");
    private final List<Seen> seen = new ArrayList<>();
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    /**
     * @param type without {@code dev.tiercel.} and version
     */
    record Seen(ConsumerRecord<String, byte[]> record, String type, Instant at) {
        JsonNode body() {
            try {
                return JSON.readTree(record.value());
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON on " + record.topic(), e);
            }
        }

        String topic() {
            return record.topic();
        }

        String key() {
            return record.key();
        }

        String tenant() {
            return RecordReader.header(record, "ce_tenant");
        }
    }

    Witness(String bootstrap, Checker checker) {
        this.checker = checker;
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = TopicCatalog.packaged((short) 1).names().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.setDaemon(true);
        thread.start();
    }

    /** Why it stopped reading, if it did. */
    Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    List<Seen> seen(Predicate<Seen> wanted) {
        synchronized (seen) {
            return seen.stream().filter(wanted).toList();
        }
    }

    /** How many events of each type there are of each ticket of a tenant, as its own service tells it. */
    Map<String, Map<String, Integer>> eventsByTicket(String tenant) {
        Map<String, Map<String, Integer>> events = new HashMap<>();
        for (Seen event : seen(
                event -> OF_TICKETS.contains(event.topic()) && event.tenant().equals(tenant))) {
            events.computeIfAbsent(event.key(), key -> new TreeMap<>()).merge(event.type(), 1, Integer::sum);
        }
        return events;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        consumer.wakeup();
        thread.join(Duration.ofSeconds(10).toMillis());
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (record.headers().lastHeader(INJECTED) == null) {
                        Instant now = Instant.now();
                        checker.see(record, now);
                        keep(new Seen(record, type(record), now));
                    }
                }
            }
        } catch (WakeupException e) {
            // close() asked for the end
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void keep(Seen event) {
        synchronized (seen) {
            seen.add(event);
        }
    }

    private static String type(ConsumerRecord<String, byte[]> record) {
        return RecordReader.header(record, "ce_type")
                .replaceFirst("^dev\\.tiercel\\.", "")
                .replaceFirst("\\.v\\d+$", "");
    }
}
