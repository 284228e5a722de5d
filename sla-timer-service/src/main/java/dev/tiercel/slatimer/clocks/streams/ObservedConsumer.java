package dev.tiercel.slatimer.clocks.streams;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The consumer Kafka Streams reads tickets with, telling what it does to whoever has to know how far it has come. */
final class ObservedConsumer extends KafkaConsumer<byte[], byte[]> {

    private final ConsumerProgress progress;
    private final Runnable onPoll;
    private final Runnable onClose;

    ObservedConsumer(Map<String, Object> settings, ConsumerProgress progress, Runnable onPoll, Runnable onClose) {
        super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.progress = progress;
        this.onPoll = onPoll;
        this.onClose = onClose;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        onPoll.run();
        ConsumerRecords<byte[], byte[]> records = super.poll(progress.untilDue(timeout));
        progress.polled(this, records);
        return records;
    }

    @Override
    public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
        super.subscribe(topics, observed(listener));
    }

    @Override
    public void subscribe(Pattern pattern, ConsumerRebalanceListener listener) {
        super.subscribe(pattern, observed(listener));
    }

    @Override
    public void seek(TopicPartition partition, long offset) {
        super.seek(partition, offset);
        progress.sought(List.of(partition));
    }

    @Override
    public void seek(TopicPartition partition, OffsetAndMetadata offset) {
        super.seek(partition, offset);
        progress.sought(List.of(partition));
    }

    @Override
    public void seekToBeginning(Collection<TopicPartition> partitions) {
        super.seekToBeginning(partitions);
        progress.sought(partitions);
    }

    @Override
    public void seekToEnd(Collection<TopicPartition> partitions) {
        super.seekToEnd(partitions);
        progress.sought(partitions);
    }

    @Override
    public void close() {
        onClose.run();
        super.close();
    }

    @Override
    public void close(CloseOptions options) {
        onClose.run();
        super.close(options);
    }

    private ConsumerRebalanceListener observed(ConsumerRebalanceListener listener) {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                progress.assigned(partitions);
                listener.onPartitionsAssigned(partitions);
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                progress.revoked(partitions);
                listener.onPartitionsRevoked(partitions);
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                progress.revoked(partitions);
                listener.onPartitionsLost(partitions);
            }
        };
    }
}
