package dev.tiercel.localstack.deadletters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Hands letters back to the service they belong to. */
public final class Replay {

    private static final int AT_ONCE = 500;

    private final String bootstrap;
    private final DeadLetters letters;

    public Replay(String bootstrap) {
        this.bootstrap = bootstrap;
        this.letters = new DeadLetters(bootstrap);
    }

    /**
     * Sends the letters, in their order, to the replays of their services: key, headers and value as they first came. Up to
     * 500 letters of a service and the notes that say so are one transaction. A second operator who replays letters of the
     * same service at the same time is fenced off or finds them replayed.
     *
     * @param again whether letters that were replayed before are replayed once more
     * @return those that were sent
     * @throws KafkaException if the cluster does not take them; transactions before the one that failed stay
     */
    public List<DeadLetter> send(List<DeadLetter> wanted, boolean again) {
        List<DeadLetter> sent = new ArrayList<>();
        wanted.stream()
                .collect(Collectors.groupingBy(letter -> letter.id().service(), TreeMap::new, Collectors.toList()))
                .forEach((service, ofService) -> sent.addAll(send(service, ofService, again)));
        return sent;
    }

    private List<DeadLetter> send(String service, List<DeadLetter> wanted, boolean again) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG, "tiercel-replay-" + service,
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "20000",
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "15000",
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, "15000"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            // Only now nobody else can be in the middle of replaying them.
            List<DeadLetter> open = again ? wanted : stillOpen(service, wanted);
            for (int i = 0; i < open.size(); i += AT_ONCE) {
                inOneTransaction(producer, open.subList(i, Math.min(open.size(), i + AT_ONCE)));
            }
            producer.close(Duration.ofSeconds(10));
            return open;
        }
    }

    private List<DeadLetter> stillOpen(String service, List<DeadLetter> wanted) {
        Map<LetterId, DeadLetter> now =
                letters.of(List.of(service)).stream().collect(Collectors.toMap(DeadLetter::id, letter -> letter));
        return wanted.stream()
                .map(letter -> now.getOrDefault(letter.id(), letter))
                .filter(letter -> letter.replayedAt() == null)
                .toList();
    }

    private static void inOneTransaction(KafkaProducer<byte[], byte[]> producer, List<DeadLetter> batch) {
        producer.beginTransaction();
        try {
            for (DeadLetter letter : batch) {
                producer.send(new ProducerRecord<>(
                        letter.id().service() + "-replays", null, letter.key(), letter.value(), headers(letter)));
                producer.send(note(letter.id()));
            }
            producer.commitTransaction();
        } catch (KafkaException e) {
            abort(producer, e);
            throw e;
        }
    }

    /** Fails by itself if the producer was fenced off: then there is nothing left to abort. */
    private static void abort(KafkaProducer<byte[], byte[]> producer, KafkaException cause) {
        try {
            producer.abortTransaction();
        } catch (KafkaException e) {
            cause.addSuppressed(e);
        }
    }

    private static List<Header> headers(DeadLetter letter) {
        List<Header> headers = new ArrayList<>(letter.headers().stream()
                .filter(header -> !header.key().startsWith(Headers.REPLAY_OF))
                .toList());
        headers.add(Headers.of(Headers.REPLAY_OF, letter.id().toString()));
        headers.add(Headers.of(Headers.REPLAY_OF_TOPIC, letter.originalTopic()));
        return headers;
    }

    private static ProducerRecord<byte[], byte[]> note(LetterId id) {
        ProducerRecord<byte[], byte[]> note =
                new ProducerRecord<>(id.service() + "-dead-letters", id.partition(), null, null);
        note.headers().add(Headers.of(Headers.REPLAYED, id.toString()));
        return note;
    }
}
