package dev.tiercel.outbox.kafka;

import dev.tiercel.outbox.Marker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** The marker topic of one outbox. */
final class MarkerLog {

    // Only the newest marker counts; looking back over a few is enough unless compaction left a gap there.
    private static final long FIRST_LOOK_BACK = 32;
    private static final int LONGER_EACH_TIME = 16;

    private final String topic;
    private final Duration readWithin;

    MarkerLog(String topic, Duration readWithin) {
        this.topic = topic;
        this.readWithin = readWithin;
    }

    String topic() {
        return topic;
    }

    /** Creates the topic, or adds the partitions it lacks; changes nothing where all is there. */
    void prepare(Admin admin, int shards) throws InterruptedException {
        try {
            int partitions = partitions(admin);
            if (partitions == 0) {
                admin.createTopics(
                                List.of(new NewTopic(topic, Optional.of(shards), Optional.empty()).configs(settings())))
                        .all()
                        .get();
            } else if (partitions < shards) {
                admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(shards)))
                        .all()
                        .get();
            }
        } catch (ExecutionException e) {
            // The relay of another shard was faster.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("topic " + topic + ": " + e.getCause().getMessage(), e.getCause());
            }
        }
    }

    /**
     * The last committed marker of the shard. Call it only when no transaction on the partition is open.
     *
     * @throws TimeoutException if the broker falls silent
     */
    @Nullable
    Marker newest(Consumer<String, byte[]> consumer, int shard) {
        TopicPartition partition = new TopicPartition(topic, shard);
        List<TopicPartition> partitions = List.of(partition);
        consumer.assign(partitions);
        long begin = consumer.beginningOffsets(partitions).get(partition);
        long end = consumer.endOffsets(partitions).get(partition);
        Marker newest = null;
        for (long back = FIRST_LOOK_BACK; newest == null && end > begin; back *= LONGER_EACH_TIME) {
            long from = Math.max(begin, end - back);
            newest = lastBetween(consumer, partition, from, end);
            if (from == begin) {
                break;
            }
        }
        return newest;
    }

    private @Nullable Marker lastBetween(
            Consumer<String, byte[]> consumer, TopicPartition partition, long from, long end) {
        Marker last = null;
        consumer.seek(partition, from);
        // The position passes over the ends of transactions, which are never returned as records.
        long start = System.nanoTime();
        while (consumer.position(partition) < end) {
            if (System.nanoTime() - start > readWithin.toNanos()) {
                throw new TimeoutException("topic " + topic + " could not be read to its end within " + readWithin);
            }
            for (ConsumerRecord<String, byte[]> entry : consumer.poll(Duration.ofMillis(100))) {
                last = MarkerText.read(entry.value());
            }
        }
        return last;
    }

    private int partitions(Admin admin) throws InterruptedException, ExecutionException {
        try {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions()
                    .size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return 0;
            }
            throw e;
        }
    }

    private static Map<String, String> settings() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                // A busy shard writes a marker every few milliseconds: roll and compact soon, or the log grows for
                // days.
                TopicConfig.SEGMENT_BYTES_CONFIG,
                Integer.toString(16 * 1024 * 1024),
                TopicConfig.SEGMENT_MS_CONFIG,
                Long.toString(Duration.ofHours(1).toMillis()));
    }
}
