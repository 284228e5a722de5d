package dev.tiercel.slatimer.clocks.streams;

import dev.tiercel.slatimer.config.TimerConfig;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of Kafka Streams that the promises of the timer rest on. */
final class StreamsSettings {

    /** Host of an instance that told none: without any, Kafka Streams would not even tell who has what. */
    static final String NOT_ADVERTISED = "not-advertised";

    private static final long AGAIN_AFTER_MILLIS = 5;
    private static final int BATCH_BYTES = 128 << 10;

    // More would wait for the broker more than for a processor, and each has a producer and a consumer of its own.
    private static final int USUAL_THREADS_AT_MOST = 4;

    private StreamsSettings() {}

    private static int usualThreads() {
        return Math.min(Runtime.getRuntime().availableProcessors(), USUAL_THREADS_AT_MOST);
    }

    static Properties of(TimerConfig config) {
        Properties settings = new Properties();
        settings.putAll(config.kafka());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
        settings.put(
                StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads().orElseGet(StreamsSettings::usualThreads));
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbyReplicas());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.POLL_MS_CONFIG, config.pollFor().toMillis());
        // By default a record waits while the lag of another topic of its task is unknown, or none of what it tells is
        // fetched. That keeps an order across topics that nothing here depends on: any order ends in the same clocks.
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        // A scan of the due queue must see what was just put there, and a merge with a cache costs more than it saves.
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksMemory.class);
        settings.put(RocksMemory.BOUND, config.rocksdbMemory());
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        int session = Math.toIntExact(config.sessionTimeout().toMillis());
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), session / 4);
        settings.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                Math.toIntExact(config.transactionTimeout().toMillis()));
        // The broker ends a transaction a moment after it said so, and turns the next away until then: what comes due
        // in
        // that moment would wait for 100 ms by default.
        settings.putIfAbsent(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), AGAIN_AFTER_MILLIS);
        // A transaction brings a thread's records for many partitions at once, in batches: larger ones are fewer
        // requests.
        settings.putIfAbsent(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        settings.put(
                StreamsConfig.APPLICATION_SERVER_CONFIG,
                config.advertisedAddress().orElse(NOT_ADVERTISED + ":1"));
        return settings;
    }
}
