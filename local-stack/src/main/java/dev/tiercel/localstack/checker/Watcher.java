package dev.tiercel.localstack.checker;

import dev.tiercel.contracts.TopicCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Feeds a checker with all topics, from their beginning or from now on, until it is closed. A broker may go and come. */
public final class Watcher implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Checker checker;
    private final Thread thread = new Thread(this::read, "watcher");
    private volatile Instant lastArrival = Instant.EPOCH;
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    /**
     * @param fromBeginning else only what comes after this call
     */
    public Watcher(String bootstrap, Checker checker, boolean fromBeginning) {
        this.checker = checker;
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        "false",
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        "20"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : TopicCatalog.packaged((short) 1).names()) {
            for (PartitionInfo partition : consumer.partitionsFor(topic)) {
                partitions.add(new TopicPartition(topic, partition.partition()));
            }
        }
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position); // seeking is lazy; what comes from here on must not be missed
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** When the newest record about anything arrived. */
    public Instant lastArrival() {
        return lastArrival;
    }

    /** Why it stopped reading, if it did. */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                Instant arrivedAt = Instant.now();
                for (ConsumerRecord<String, byte[]> record : records) {
                    checker.see(record, arrivedAt);
                    lastArrival = arrivedAt;
                }
            }
        } catch (WakeupException e) {
            if (!closed) {
                failure = e;
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }
}
