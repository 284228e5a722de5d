package dev.tiercel.localstack.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * A plain {@code read_committed} consumer of the public topics. Kafka keeps no order between topics,
 * so each event is held back a moment and told in the order in which things happened.
 */
final class StoryReader implements AutoCloseable {

    /** What lines are told with: names, promises. */
    private static final List<String> BACKGROUND = List.of("policies", "directory");

    private static final List<String> HAPPENINGS =
            List.of("ticket-created", "ticket-updated", "resolved", "sla-breached", "escalated", "notified");
    private static final Duration HELD_BACK = Duration.ofMillis(400);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Consumer<StoryEvent> listener;
    private final Consumer<IllegalArgumentException> onUnreadable;
    private final Consumer<RuntimeException> onFailure;
    private final Thread thread = new Thread(this::read, "story");
    private volatile @Nullable String tenant;
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

    /** From the beginning, of all tenants. */
    void start() {
        List<TopicPartition> background = partitions(BACKGROUND);
        List<TopicPartition> happenings = partitions(HAPPENINGS);
        consumer.assign(both(background, happenings));
        consumer.seekToBeginning(consumer.assignment());
        begin();
    }

    /** What happens in one tenant from now on. */
    void startNow(String onlyTenant) {
        tenant = onlyTenant;
        List<TopicPartition> background = partitions(BACKGROUND);
        List<TopicPartition> happenings = partitions(HAPPENINGS);
        consumer.assign(both(background, happenings));
        consumer.seekToBeginning(background);
        consumer.seekToEnd(happenings);
        // A seek is carried out when it is needed: the end is to be the one of this moment.
        happenings.forEach(consumer::position);
        begin();
    }

    private void begin() {
        thread.setDaemon(true);
        thread.start();
    }

    private static List<TopicPartition> both(List<TopicPartition> some, List<TopicPartition> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private List<TopicPartition> partitions(List<String> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            for (PartitionInfo partition : consumer.partitionsFor(topic)) {
                partitions.add(new TopicPartition(topic, partition.partition()));
            }
        }
        return partitions;
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
    }

    private record Held(StoryEvent event, long number, long sinceNanos) {}

    private boolean isOfAnotherTenant(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader("ce_tenant");
        return tenant != null && (header == null || !tenant.equals(new String(header.value(), StandardCharsets.UTF_8)));
    }

    private void read() {
        PriorityQueue<Held> held = new PriorityQueue<>(
                Comparator.comparing((Held one) -> one.event.time()).thenComparingLong(Held::number));
        long count = 0;
        try (consumer) {
            while (!closed) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (isOfAnotherTenant(record)) {
                        continue;
                    }
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
