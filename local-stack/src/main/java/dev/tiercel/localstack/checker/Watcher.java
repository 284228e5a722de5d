package dev.tiercel.localstack.checker;

import dev.tiercel.contracts.TopicCatalog;
import dev.tiercel.localstack.StackFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
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

/**
 * Feeds a checker with all topics of a cluster as a {@code read_committed} consumer sees them, until it is closed. A
 * broker may go and come. One thread reads and notes the instant of arrival, another judges, so that judging delays no
 * arrival.
 */
public final class Watcher implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration TELL_EVERY = Duration.ofSeconds(10);
    /** What is inconsistent now may be on its way: it counts if it is still so after this long. */
    private static final Duration QUIET = Duration.ofSeconds(3);
    /** A clock may show itself running for so long after it was due: the next state is on its way. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private record Arrived(ConsumerRecord<String, byte[]> record, Instant at) {}

    private final KafkaConsumer<String, byte[]> consumer;
    private final Checker checker;
    private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
    private final AtomicLong unjudged = new AtomicLong();
    private final Thread reader = new Thread(this::read, "watcher");
    private final Thread judge = new Thread(this::judge, "watcher-judge");
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    private Watcher(String bootstrap, Checker checker, boolean fromBeginning) {
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
        List.of(reader, judge).forEach(thread -> {
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** Shows the checker everything the topics hold, and what comes. */
    public static Watcher fromBeginning(String bootstrap, Checker checker) {
        return new Watcher(bootstrap, checker, true);
    }

    /** Shows the checker what comes after this call; it has to be told to leave older tickets out. */
    public static Watcher fromNow(String bootstrap, Checker checker) {
        return new Watcher(bootstrap, checker, false);
    }

    /**
     * Waits until nothing is owed and everything agrees, for some seconds on end; returns what stays inconsistent, which is
     * nothing if it came to that. Clocks of tickets that nobody finishes go on, so there need not be silence: what was
     * inconsistent for less than that was on its way and does not count.
     *
     * @param patience how long it waits while nothing gets better; a backlog is waited for as long as it shrinks
     * @param tell gets a line now and then about what is waited for
     * @throws StackFailure if the topics cannot be read any more
     */
    public List<Inconsistency> settle(Duration patience, Consumer<String> tell) {
        long better = System.nanoTime();
        long goodSince = better;
        long tellNext = better + TELL_EVERY.toNanos();
        Map<Inconsistency, Long> since = new HashMap<>();
        while (true) {
            List<Inconsistency> now = inconsistencies();
            Set<Inconsistency> still = Set.copyOf(now);
            long looked = System.nanoTime();
            if (since.entrySet().stream()
                    .anyMatch(
                            found -> !still.contains(found.getKey()) && looked - found.getValue() >= QUIET.toNanos())) {
                better = looked;
            }
            since.keySet().retainAll(still);
            if (unjudged.get() > 0 || !since.isEmpty()) {
                goodSince = looked;
            }
            now.forEach(found -> since.putIfAbsent(found, looked));
            if (looked - goodSince >= QUIET.toNanos() || looked - better >= patience.toNanos()) {
                return now.stream()
                        .filter(found -> looked - since.get(found) >= QUIET.toNanos())
                        .toList();
            }
            if (looked > tellNext) {
                tellNext += TELL_EVERY.toNanos();
                tell.accept(String.format(
                        "%,d records to be judged, owed or inconsistent: %,d%s",
                        unjudged.get(), now.size(), now.isEmpty() ? "" : ", such as " + now.get(0)));
            }
            pause();
        }
    }

    /** What would be inconsistent if nothing more came; at a busy moment that includes what is on its way. */
    public List<Inconsistency> inconsistencies() {
        RuntimeException broken = failure;
        if (broken != null) {
            throw new StackFailure("Kafka cannot be read any more: " + broken.getMessage(), broken);
        }
        return checker.inconsistencies(Instant.now(), GRACE);
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        judge.interrupt();
        try {
            reader.join(Duration.ofSeconds(5).toMillis());
            judge.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                Instant at = Instant.now();
                unjudged.addAndGet(records.count());
                records.forEach(record -> arrived.add(new Arrived(record, at)));
            }
        } catch (WakeupException e) {
            if (!closed) {
                failure = e;
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void judge() {
        try {
            while (!closed) {
                Arrived next = arrived.take();
                checker.see(next.record(), next.at());
                unjudged.decrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while waiting for what is owed", e);
        }
    }
}
