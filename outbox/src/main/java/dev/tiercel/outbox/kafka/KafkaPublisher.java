package dev.tiercel.outbox.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tiercel.outbox.EventLog;
import dev.tiercel.outbox.Marker;
import dev.tiercel.outbox.OutboxRow;
import dev.tiercel.outbox.ShardLost;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;

/** One transactional producer of one shard. */
final class KafkaPublisher implements EventLog.Publisher {

    // Nothing is in flight when a healthy producer closes, and nothing is worth waiting for when a broken one does.
    static final Duration CLOSE_WITHIN = Duration.ofMillis(500);

    private final int shard;
    private final Producer<String, byte[]> producer;
    private final MarkerLog markers;
    private final Supplier<? extends Consumer<String, byte[]>> consumers;

    KafkaPublisher(
            int shard,
            Producer<String, byte[]> producer,
            MarkerLog markers,
            Supplier<? extends Consumer<String, byte[]>> consumers) {
        this.shard = shard;
        this.producer = producer;
        this.markers = markers;
        this.consumers = consumers;
    }

    @Override
    public @Nullable Marker newestMarker() {
        try (Consumer<String, byte[]> consumer = consumers.get()) {
            return markers.newest(consumer, shard);
        }
    }

    @Override
    public void publish(List<OutboxRow> rows, Marker marker) throws ShardLost {
        AtomicReference<@Nullable String> refused = new AtomicReference<>();
        try {
            producer.beginTransaction();
            for (OutboxRow row : rows) {
                producer.send(record(row), (metadata, fault) -> {
                    if (fault != null) {
                        refused.compareAndSet(null, row + ": " + fault.getMessage());
                    }
                });
            }
            producer.send(
                    new ProducerRecord<>(markers.topic(), shard, Integer.toString(shard), MarkerText.write(marker)));
            producer.commitTransaction();
        } catch (KafkaException e) {
            if (fenced(e)) {
                throw new ShardLost("another relay has opened it", e);
            }
            String row = refused.get();
            throw row == null ? e : new KafkaException(row, e);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }

    private static ProducerRecord<String, byte[]> record(OutboxRow row) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(row.topic(), row.key(), row.payload());
        row.event().headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    /** A producer that is fenced while it sends reports that as the cause of its error state. */
    private static boolean fenced(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }
}
