package dev.tiercel.contracts;

import static dev.tiercel.contracts.AsyncApi.object;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of the contract with their partition counts and settings. */
public final class TopicCatalog {

    private final Map<String, NewTopic> topics;

    private TopicCatalog(Map<String, NewTopic> topics) {
        this.topics = topics;
    }

    /**
     * Reads the packaged contract.
     *
     * @param replicationFactor copies of each partition; -1 leaves it to the broker's default
     */
    public static TopicCatalog packaged(short replicationFactor) {
        AsyncApi api = AsyncApi.packaged();
        Map<String, NewTopic> topics = new LinkedHashMap<>();
        for (String name : api.channels().keySet()) {
            Map<String, Object> channel = object(api.channels(), name);
            Map<String, Object> kafka = object(object(channel, "bindings"), "kafka");
            Map<String, String> settings = new LinkedHashMap<>();
            object(kafka, "topicConfiguration").forEach((key, value) -> settings.put(key, text(value)));
            int partitions = (Integer) kafka.get("partitions");
            topics.put(name, new NewTopic(name, partitions, replicationFactor).configs(settings));
        }
        return new TopicCatalog(topics);
    }

    /**
     * The same with another partition count for the topics of tickets, which have more than one and all as many.
     *
     * @param partitions at least 1
     */
    public TopicCatalog withPartitions(int partitions) {
        Map<String, NewTopic> others = new LinkedHashMap<>();
        topics.forEach((name, topic) -> others.put(
                name,
                topic.numPartitions() == 1
                        ? topic
                        : new NewTopic(name, partitions, topic.replicationFactor()).configs(topic.configs())));
        return new TopicCatalog(others);
    }

    /** The partition count that the topics of tickets have there; empty if there are none yet. */
    public OptionalInt partitionsOn(Admin admin) throws InterruptedException, ExecutionException {
        Set<String> present = admin.listTopics().names().get();
        List<String> ofTickets = topics.values().stream()
                .filter(topic -> topic.numPartitions() > 1 && present.contains(topic.name()))
                .map(NewTopic::name)
                .toList();
        return admin.describeTopics(ofTickets).allTopicNames().get().values().stream()
                .mapToInt(topic -> topic.partitions().size())
                .findFirst();
    }

    public Set<String> names() {
        return topics.keySet();
    }

    /**
     * Creates what is missing; idempotent, also when several run at once. Never changes or deletes an existing topic.
     *
     * @return the topics this call created, in the order of the contract
     * @throws IllegalStateException if an existing topic has another partition count than the contract: keys would be
     *     spread differently, and the topics of a ticket would no longer lie on partitions of the same number
     */
    public List<String> createMissing(Admin admin) throws InterruptedException, ExecutionException {
        Set<String> present = admin.listTopics().names().get();
        List<NewTopic> missing = topics.values().stream()
                .filter(topic -> !present.contains(topic.name()))
                .toList();
        List<String> created = new ArrayList<>();
        for (Map.Entry<String, KafkaFuture<Void>> topic :
                admin.createTopics(missing).values().entrySet()) {
            if (isCreated(topic.getValue())) {
                created.add(topic.getKey());
            }
        }
        refuseOtherPartitionCounts(admin, present);
        return topics.keySet().stream().filter(created::contains).toList();
    }

    private static boolean isCreated(KafkaFuture<Void> creation) throws InterruptedException, ExecutionException {
        try {
            creation.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false; // another run of this step came first
            }
            throw e;
        }
    }

    private void refuseOtherPartitionCounts(Admin admin, Collection<String> present)
            throws InterruptedException, ExecutionException {
        List<String> ours = topics.keySet().stream().filter(present::contains).toList();
        for (TopicDescription found :
                admin.describeTopics(ours).allTopicNames().get().values()) {
            int expected = topics.get(found.name()).numPartitions();
            if (found.partitions().size() != expected) {
                throw new IllegalStateException("topic " + found.name() + ": "
                        + found.partitions().size() + " partitions (expected: " + expected + ")");
            }
        }
    }

    private static String text(Object value) {
        return value instanceof List<?> list
                ? String.join(",", list.stream().map(String::valueOf).toList())
                : String.valueOf(value);
    }
}
