package dev.tiercel.outbox.kafka;

import dev.tiercel.outbox.EventLog;
import dev.tiercel.outbox.RelayOptions;
import dev.tiercel.outbox.ShardLost;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** {@link EventLog} on a Kafka cluster. Thread-safe; each publisher has clients of its own. */
public final class KafkaEventLog implements EventLog {

    private static final long AGAIN_AFTER_MILLIS = 10;

    private final Map<String, Object> connection;
    private final String name;
    private final RelayOptions options;
    private final MarkerLog markers;

    /**
     * @param connection settings every client gets: servers, security
     * @param name of the outbox, unique in the cluster: it names the marker topic and the transactional ids
     */
    public KafkaEventLog(Map<String, Object> connection, String name, RelayOptions options) {
        this.connection = Map.copyOf(connection);
        this.name = name;
        this.options = options;
        this.markers =
                new MarkerLog(markerTopic(name), options.transactionTimeout().dividedBy(2));
    }

    /** Where the relays of an outbox keep their markers. */
    public static String markerTopic(String name) {
        return name + "-outbox-markers";
    }

    @Override
    public Publisher open(int shard) throws ShardLost {
        prepareMarkers();
        Producer<String, byte[]> producer =
                new KafkaProducer<>(producerSettings(shard), new StringSerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            return new KafkaPublisher(shard, producer, markers, this::consumer);
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            producer.close(KafkaPublisher.CLOSE_WITHIN);
            throw new ShardLost("another relay opened it at the same time", e);
        } catch (RuntimeException e) {
            producer.close(KafkaPublisher.CLOSE_WITHIN);
            throw e;
        }
    }

    private void prepareMarkers() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(0.5));
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(0.3));
        try (Admin admin = Admin.create(settings)) {
            markers.prepare(admin, options.shards());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for topic " + markers.topic(), e);
        }
    }

    private Map<String, Object> producerSettings(int shard) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name + "-outbox-" + shard);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, name + "-outbox-" + shard);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A batch is sent as a whole and then committed: waiting for more to come would only add to its latency.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // The broker ends a transaction a moment after it said so, and turns the next away until then; by default the
        // client comes back after 100 ms.
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, AGAIN_AFTER_MILLIS);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * options.batchBytes() + 4 * 1024 * 1024);
        // Everything gives up before the broker gives the transaction up.
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, millis(1));
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(0.8));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(0.5));
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(0.3));
        return settings;
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(0.5));
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(0.3));
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private int millis(double shareOfTransactionTimeout) {
        return (int) (options.transactionTimeout().toMillis() * shareOfTransactionTimeout);
    }
}
