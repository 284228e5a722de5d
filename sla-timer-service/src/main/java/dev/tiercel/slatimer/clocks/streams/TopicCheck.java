package dev.tiercel.slatimer.clocks.streams;

import dev.tiercel.slatimer.clocks.kafka.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Looks whether the topics are as the timer needs them. */
final class TopicCheck {

    sealed interface Result {
        /** @param partitions of every topic that is partitioned by ticket */
        record Ready(int partitions) implements Result {}

        /** It may come right by itself. */
        record NotYet(String reason) implements Result {}

        /** Events of one ticket would lie on partitions of different numbers, and no task would see them all. */
        record Unequal(String reason) implements Result {}
    }

    private TopicCheck() {}

    static Result of(Admin admin) throws InterruptedException {
        List<String> missing = new ArrayList<>();
        Map<String, Integer> partitions = new TreeMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
                admin.describeTopics(Topics.ALL).topicNameValues().entrySet()) {
            try {
                partitions.put(
                        topic.getKey(), topic.getValue().get().partitions().size());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    return new Result.NotYet(
                            "Kafka cannot be asked: " + e.getCause().getMessage());
                }
                missing.add(topic.getKey());
            }
        }
        if (!missing.isEmpty()) {
            missing.sort(null);
            return new Result.NotYet("topics are missing: " + String.join(", ", missing));
        }
        partitions.keySet().retainAll(Topics.PARTITIONED_ALIKE);
        if (partitions.values().stream().distinct().count() > 1) {
            return new Result.Unequal("partition counts differ: "
                    + partitions.entrySet().stream()
                            .map(entry -> entry.getKey() + " " + entry.getValue())
                            .collect(Collectors.joining(", "))
                    + " (expected: the same count on all of them)");
        }
        return new Result.Ready(partitions.values().iterator().next());
    }
}
