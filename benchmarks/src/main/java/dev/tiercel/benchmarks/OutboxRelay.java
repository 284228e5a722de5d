package dev.tiercel.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Brings rows to a topic: batches in Kafka transactions, deleted afterwards. As quick as it can be made, so that it is not
 * what another scheduler is slow by; after a crash it would bring a batch twice.
 */
final class OutboxRelay implements AutoCloseable {

    static final String TABLE =
            "CREATE TABLE outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key text NOT NULL, payload bytea NOT NULL)";
    static final String INSERT = "INSERT INTO outbox (key, payload) VALUES (?, ?)";

    private static final int PARTITIONS = 12;
    private static final int BATCH = 2_000;
    private static final long POLL_MILLIS = 5;

    private final DataSource database;
    private final String topic;
    private final KafkaProducer<String, byte[]> producer;
    private final Thread thread = new Thread(this::relay, "outbox-relay");
    private volatile boolean closing;

    private OutboxRelay(DataSource database, String topic, KafkaProducer<String, byte[]> producer) {
        this.database = database;
        this.topic = topic;
        this.producer = producer;
        thread.setDaemon(true);
    }

    /** Makes the topic, too. */
    static OutboxRelay start(DataSource database, String name, String kafka, Admin admin)
            throws ExecutionException, InterruptedException {
        String topic = name + "-breached";
        admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                .all()
                .get();
        KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        name + "-relay",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        // How long one that follows at once waits for the end of the last; 100 ms by default.
                        ProducerConfig.RETRY_BACKOFF_MS_CONFIG,
                        2),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        OutboxRelay relay = new OutboxRelay(database, topic, producer);
        relay.thread.start();
        return relay;
    }

    String topic() {
        return topic;
    }

    private void relay() {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT id, key, payload FROM outbox ORDER BY id LIMIT " + BATCH);
                PreparedStatement delete = connection.prepareStatement("DELETE FROM outbox WHERE id = ANY (?)")) {
            while (!closing) {
                List<Long> ids = new ArrayList<>();
                List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        ids.add(rows.getLong(1));
                        ProducerRecord<String, byte[]> record =
                                new ProducerRecord<>(topic, rows.getString(2), rows.getBytes(3));
                        record.headers().add("ce_type", "dev.tiercel.sla-breach.announced.v1".getBytes(UTF_8));
                        records.add(record);
                    }
                }
                if (ids.isEmpty()) {
                    Pause.millis(POLL_MILLIS);
                    continue;
                }
                producer.beginTransaction();
                records.forEach(producer::send);
                producer.commitTransaction();
                Array published = connection.createArrayOf("bigint", ids.toArray());
                delete.setArray(1, published);
                delete.executeUpdate();
                published.free();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("outbox: cannot be relayed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing = true;
        Pause.join(thread);
        producer.close();
    }
}
