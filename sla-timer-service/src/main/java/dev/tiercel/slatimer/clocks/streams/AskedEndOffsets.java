package dev.tiercel.slatimer.clocks.streams;

import static java.util.function.UnaryOperator.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks the brokers over connections of its own. On the consumer's the question would lie behind a fetch that waits for
 * records, half a second if there are none, and its answer would change what the consumer knows of its own lag.
 */
final class AskedEndOffsets implements EndOffsets, AutoCloseable {

    private static final int PATIENCE_MILLIS = 5_000;

    private final Admin admin;

    /** @param consumer settings of the consumer that reads the partitions; how to reach the brokers is taken from them */
    AskedEndOffsets(Map<String, Object> consumer) {
        Map<String, Object> settings = new HashMap<>(consumer);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.computeIfPresent(AdminClientConfig.CLIENT_ID_CONFIG, (key, id) -> id + "-ends");
        admin = Admin.create(settings);
    }

    @Override
    public Future<Map<TopicPartition, Long>> of(Collection<TopicPartition> partitions) {
        ListOffsetsOptions options = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED).timeoutMs(PATIENCE_MILLIS);
        return admin.listOffsets(
                        partitions.stream().collect(toMap(identity(), partition -> OffsetSpec.latest())), options)
                .all()
                .thenApply(ends -> ends.entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, end -> end.getValue().offset())));
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
