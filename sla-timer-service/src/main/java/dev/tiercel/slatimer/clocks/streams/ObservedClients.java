package dev.tiercel.slatimer.clocks.streams;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/** Gives Kafka Streams its clients, and knows from the consumer of each thread how far its tasks have come. */
final class ObservedClients implements KafkaClientSupplier, CatchUp {

    private final InstantSource time;
    private final Duration stallAfter;
    private final Set<ConsumerProgress> open = ConcurrentHashMap.newKeySet();
    // A task runs on the thread that polls for it.
    private final ThreadLocal<ConsumerProgress> ofThisThread = new ThreadLocal<>();

    ObservedClients(InstantSource time, Duration stallAfter) {
        this.time = time;
        this.stallAfter = stallAfter;
    }

    /** How many input partitions are still being caught up with; for any thread. */
    int behind() {
        return open.stream().mapToInt(ConsumerProgress::behind).sum();
    }

    @Override
    public void wakeAt(LongSupplier nextDue) {
        ofThisThread.get().wakeAt(nextDue);
    }

    @Override
    public void sleep(LongSupplier nextDue) {
        open.forEach(progress -> progress.sleep(nextDue));
    }

    @Override
    public void handled(String topic, int partition, long offset) {
        ofThisThread.get().handled(new TopicPartition(topic, partition), offset);
    }

    @Override
    public boolean isCaughtUp(int partition) {
        ConsumerProgress progress = ofThisThread.get();
        return progress != null && progress.isCaughtUp(partition);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
        AskedEndOffsets ends = new AskedEndOffsets(settings);
        ConsumerProgress progress = new ConsumerProgress(time, stallAfter, ends);
        open.add(progress);
        return new ObservedConsumer(settings, progress, () -> ofThisThread.set(progress), () -> {
            open.remove(progress);
            ends.close();
        });
    }

    @Override
    public Admin getAdmin(Map<String, Object> settings) {
        return Admin.create(settings);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> settings) {
        return unobserved(settings);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> settings) {
        return unobserved(settings);
    }

    private static Consumer<byte[], byte[]> unobserved(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
