package dev.tiercel.systemtests;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Follows every topic of the contract from its beginning, {@code read_committed}, and keeps all it saw. */
final class Subscriber implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Event> seen = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::follow, "subscriber");
    private volatile Instant lastSeenAt = Instant.now();

    Subscriber(String bootstrapServers, Collection<String> topics) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.start();
    }

    /** In the order of arrival. */
    List<Event> seen() {
        return List.copyOf(seen);
    }

    List<Event> seen(Predicate<Event> wanted) {
        return seen.stream().filter(wanted).toList();
    }

    Event awaitOne(String what, Duration within, Predicate<Event> wanted) {
        return await(what)
                .atMost(within)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> seen(wanted), found -> !found.isEmpty())
                .get(0);
    }

    /** Waits until nothing has arrived for a while: what is published twice would be published by then. */
    void awaitQuiet(Duration quietFor, Duration within) {
        await("quiet on all topics")
                .atMost(within)
                .until(() -> lastSeenAt.plus(quietFor).isBefore(Instant.now()));
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join(SECONDS.toMillis(10));
    }

    private void follow() {
        try (consumer) {
            while (true) {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> {
                    seen.add(Event.of(record));
                    lastSeenAt = Instant.now();
                });
            }
        } catch (WakeupException e) {
            // close() asked for the end
        }
    }
}
