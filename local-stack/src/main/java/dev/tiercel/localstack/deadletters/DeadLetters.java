package dev.tiercel.localstack.deadletters;

import dev.tiercel.localstack.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What lies in the dead-letter topics of a cluster now. Keeps no position and holds nothing open between calls. */
public final class DeadLetters {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final String TOPIC_ENDING = "-dead-letters";

    private final String bootstrap;

    public DeadLetters(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** The letters of all services, each service's oldest first. */
    public List<DeadLetter> all() {
        return of(Part.services().stream().map(Part::label).toList());
    }

    /** The letters of some services, each service's oldest first. */
    public List<DeadLetter> of(Collection<String> services) {
        Map<LetterId, DeadLetter> letters = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                        // Looking must not create what is looked for.
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = services.stream()
                    .flatMap(service -> consumer.partitionsFor(service + TOPIC_ENDING).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> add(letters, record));
            }
        }
        return List.copyOf(letters.values());
    }

    public Optional<DeadLetter> find(LetterId id) {
        return of(List.of(id.service())).stream()
                .filter(letter -> letter.id().equals(id))
                .findFirst();
    }

    // A note follows its letter on the same partition, so the letter has been read when its note comes.
    private static void add(Map<LetterId, DeadLetter> letters, ConsumerRecord<byte[], byte[]> record) {
        String service = record.topic().substring(0, record.topic().length() - TOPIC_ENDING.length());
        String replayed = Headers.text(record.headers(), Headers.REPLAYED);
        if (!replayed.isEmpty()) {
            letters.computeIfPresent(
                    LetterId.parse(replayed),
                    (id, letter) -> letter.replayed(Instant.ofEpochMilli(record.timestamp())));
            return;
        }
        LetterId id = new LetterId(service, record.partition(), record.offset());
        String replayOf = Headers.text(record.headers(), Headers.REPLAY_OF);
        letters.put(
                id,
                new DeadLetter(
                        id,
                        Instant.ofEpochMilli(record.timestamp()),
                        orUnknown(Headers.text(record.headers(), Headers.REASON)),
                        new DeadLetter.Place(
                                orUnknown(Headers.text(record.headers(), Headers.TOPIC)),
                                orUnknown(Headers.text(record.headers(), Headers.PARTITION)),
                                orUnknown(Headers.text(record.headers(), Headers.OFFSET))),
                        record.key(),
                        Headers.original(record.headers()),
                        record.value(),
                        replayOf.isEmpty() ? null : replayOf,
                        null));
    }

    private static String orUnknown(String text) {
        return text.isBlank() ? "?" : text;
    }
}
