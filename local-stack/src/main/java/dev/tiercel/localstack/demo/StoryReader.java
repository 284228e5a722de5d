package dev.tiercel.localstack.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A plain {@code read_committed} consumer of the public topics, from their beginning. Kafka keeps no order between topics,
 * so each event is held back a moment and told in the order in which things happened.
 */
final class StoryReader implements AutoCloseable {

    private static final List<String> TOPICS = List.of(
            "policies",
            "directory",
            "ticket-created",
            "ticket-updated",
            "resolved",
            "sla-breached",
            "escalated",
            "notified");
    private static final Duration HELD_BACK = Duration.ofMillis(400);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Consumer<StoryEvent> listener;
    private final Consumer<IllegalArgumentException> onUnreadable;
    private final Consumer<RuntimeException> onFailure;
    private final Thread thread = new Thread(this::read, "story");
    private volatile boolean closed;

    /**
     * All are called by one thread; after a failure none is called again.
     *
     * @param onUnreadable told of a record that is no event, which is passed over
     */
    StoryReader(
            String bootstrap,
            Consumer<StoryEvent> listener,
            Consumer<IllegalArgumentException> onUnreadable,
            Consumer<RuntimeException> onFailure) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000",
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "100"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        this.listener = listener;
        this.onUnreadable = onUnreadable;
        this.onFailure = onFailure;
    }

    void start() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : TOPICS) {
            for (PartitionInfo partition : consumer.partitionsFor(topic)) {
                partitions.add(new TopicPartition(topic, partition.partition()));
            }
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
    }

    private record Held(StoryEvent event, long number, long sinceNanos) {}

    private void read() {
        PriorityQueue<Held> held = new PriorityQueue<>(
                Comparator.comparing((Held one) -> one.event.time()).thenComparingLong(Held::number));
        long count = 0;
        try (consumer) {
            while (!closed) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    try {
                        held.add(new Held(StoryEvent.read(record), count++, System.nanoTime()));
                    } catch (IllegalArgumentException e) {
                        onUnreadable.accept(e);
                    }
                }
                while (!held.isEmpty() && System.nanoTime() - held.peek().sinceNanos >= HELD_BACK.toNanos()) {
                    listener.accept(held.remove().event());
                }
            }
        } catch (WakeupException e) {
            if (!closed) {
                throw e;
            }
        } catch (RuntimeException e) {
            onFailure.accept(e);
        }
    }
}
