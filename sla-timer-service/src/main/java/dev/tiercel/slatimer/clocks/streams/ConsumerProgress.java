package dev.tiercel.slatimer.clocks.streams;

import dev.tiercel.slatimer.clocks.kafka.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows one consumer of Kafka Streams and the task processors it feeds; both run on the same thread. Whatever breaks
 * the continuity of reading (an assignment, a seek, a stall) makes it ask for the end offsets anew.
 */
final class ConsumerProgress {

    private static final Logger LOG = Logger.getLogger(ConsumerProgress.class);
    // What is due and cannot be fired yet is looked at again after so long.
    private static final long OVERDUE_MILLIS = 5;

    private final Map<TopicPartition, PartitionProgress> partitions = new ConcurrentHashMap<>();
    private final List<LongSupplier> nextDue = new CopyOnWriteArrayList<>();
    private final InstantSource time;
    private final Duration stallAfter;
    private final EndOffsets ends;
    private @Nullable Asked asked;
    private long polledNanos = System.nanoTime();
    private long polledMillis;
    private volatile int behind;

    /** A question for end offsets. What has been assigned or sought since is not meant by the answer. */
    private record Asked(Map<TopicPartition, PartitionProgress> partitions, Future<Map<TopicPartition, Long>> answer) {}

    ConsumerProgress(InstantSource time, Duration stallAfter, EndOffsets ends) {
        this.ends = ends;
        this.time = time;
        this.stallAfter = stallAfter;
        this.polledMillis = time.millis();
    }

    void wakeAt(LongSupplier next) {
        nextDue.add(next);
    }

    void sleep(LongSupplier next) {
        nextDue.remove(next);
    }

    /** How long the consumer may wait for records: not beyond the instant at which the next clock of a task is due. */
    Duration untilDue(Duration atMost) {
        long next = Long.MAX_VALUE;
        for (LongSupplier due : nextDue) {
            next = Math.min(next, due.getAsLong());
        }
        if (next == Long.MAX_VALUE) {
            return atMost;
        }
        long wait = next - time.millis();
        return Duration.ofMillis(Math.min(atMost.toMillis(), wait > 0 ? wait : behind > 0 ? OVERDUE_MILLIS : 1));
    }

    void assigned(Collection<TopicPartition> added) {
        added.stream()
                .filter(ConsumerProgress::isInput)
                .forEach(partition -> partitions.put(partition, new PartitionProgress()));
    }

    void revoked(Collection<TopicPartition> lost) {
        lost.forEach(partitions::remove);
    }

    /** Records that were returned and not handled are returned again, or never will be. */
    void sought(Collection<TopicPartition> moved) {
        moved.forEach(partition -> partitions.computeIfPresent(partition, (key, old) -> new PartitionProgress()));
    }

    void polled(Consumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
        if (hasStalled()) {
            LOG.infof("Stood still for over %s, reading what was missed before anything is fired", stallAfter);
            partitions.values().forEach(PartitionProgress::forgetEnd);
            asked = null;
        }
        takeEnds();
        if (asked == null) {
            askForEnds();
        }
        for (TopicPartition partition : records.partitions()) {
            PartitionProgress progress = partitions.get(partition);
            if (progress != null) {
                records.records(partition).stream().map(ConsumerRecord::offset).forEach(progress::returned);
            }
        }
        for (TopicPartition partition : those(PartitionProgress::needsPosition)) {
            askForPosition(consumer, partition);
        }
        behind = those(progress -> !progress.isCaughtUp()).size();
        polledNanos = System.nanoTime();
        polledMillis = time.millis();
    }

    void handled(TopicPartition partition, long offset) {
        PartitionProgress progress = partitions.get(partition);
        if (progress != null) {
            progress.handled(offset);
        }
    }

    boolean isCaughtUp(int partition) {
        for (String topic : Topics.OF_TASKS) {
            PartitionProgress progress = partitions.get(new TopicPartition(topic, partition));
            if (progress == null || !progress.isCaughtUp()) {
                return false;
            }
        }
        // The next poll will ask for new ends; until then it is not known what was missed.
        return !hasStalled();
    }

    /** How many input partitions had not been caught up with at the last poll; for any thread. */
    int behind() {
        return behind;
    }

    /** A machine that was suspended shows it on the wall clock only. */
    private boolean hasStalled() {
        return System.nanoTime() - polledNanos > stallAfter.toNanos()
                || time.millis() - polledMillis > stallAfter.toMillis();
    }

    private void takeEnds() {
        Asked question = asked;
        if (question == null || !question.answer().isDone()) {
            return;
        }
        asked = null;
        try {
            question.answer().get().forEach((partition, end) -> {
                PartitionProgress meant = question.partitions().get(partition);
                if (meant != null && meant == partitions.get(partition)) {
                    meant.end(end);
                }
            });
        } catch (ExecutionException e) {
            LOG.debugf("No end offsets, asking again: %s", e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void askForEnds() {
        Map<TopicPartition, PartitionProgress> endless = new HashMap<>();
        those(PartitionProgress::needsEnd).forEach(partition -> endless.put(partition, partitions.get(partition)));
        if (!endless.isEmpty()) {
            asked = new Asked(endless, ends.of(endless.keySet()));
        }
    }

    private void askForPosition(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        try {
            partitions.get(partition).position(consumer.position(partition, Duration.ZERO));
        } catch (TimeoutException e) {
            LOG.debugf("No position of %s yet, asking again", partition);
        }
    }

    private List<TopicPartition> those(Predicate<PartitionProgress> wanted) {
        return partitions.entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isInput(TopicPartition partition) {
        return Topics.OF_TASKS.contains(partition.topic());
    }
}
