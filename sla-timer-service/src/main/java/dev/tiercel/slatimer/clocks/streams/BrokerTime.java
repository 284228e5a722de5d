package dev.tiercel.slatimer.clocks.streams;

import dev.tiercel.slatimer.config.TimerConfig;
import dev.tiercel.slatimer.time.SteadyTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.VoidSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker what time it is: appends a record to a small topic of the timer's own, and is answered with the time of
 * the broker that appended it. Asks again every few seconds, sooner while the wall clock is ahead. For one thread.
 */
final class BrokerTime implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(BrokerTime.class);
    private static final Duration ASK_EVERY = Duration.ofSeconds(10);
    private static final Duration ASK_IN_DOUBT_EVERY = Duration.ofSeconds(1);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    // What was answered later than that says too little about now, unless nothing else is known.
    private static final Duration USABLE = Duration.ofSeconds(1);
    /** Sent along; comes back if the topic is not stamped by the broker. */
    private static final long NO_TIME = 0;

    private final InstantSource wall;
    private final LongSupplier nanos;
    private final String topic;
    private final Producer<Void, Void> producer;
    private long askedNanos;
    private volatile @Nullable SteadyTime time;
    private volatile String problem = "the time of the broker is not known yet";

    BrokerTime(TimerConfig config, InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        topic = config.applicationId() + "-broker-time";
        askedNanos = nanos.getAsLong() - ASK_EVERY.toNanos();
        Map<String, Object> settings = new HashMap<>(config.kafka());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(ProducerConfig.ACKS_CONFIG, "1");
        // A second attempt would be stamped later than the first was asked.
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        settings.put(ProducerConfig.RETRIES_CONFIG, 0);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, USABLE.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER_WITHIN.toMillis()));
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER_WITHIN.toMillis()));
        producer = new KafkaProducer<>(settings, new VoidSerializer(), new VoidSerializer());
    }

    /** Creates the topic unless it exists. */
    void prepare(Admin admin) throws InterruptedException {
        NewTopic wanted = new NewTopic(topic, Optional.of(1), Optional.empty())
                .configs(Map.of(
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        TimestampType.LOG_APPEND_TIME.name,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(Duration.ofHours(1).toMillis())));
        try {
            admin.createTopics(List.of(wanted)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                problem =
                        "topic " + topic + " cannot be created: " + e.getCause().getMessage();
            }
        }
    }

    /** Null until the broker has answered once. */
    @Nullable
    SteadyTime time() {
        return time;
    }

    /** Why it is not known. */
    String problem() {
        return problem;
    }

    /** To be called often; asks if that is due, and does not wait for the answer. */
    void askIfDue() {
        SteadyTime known = time;
        Duration pause = known == null || known.isWallAhead() ? ASK_IN_DOUBT_EVERY : ASK_EVERY;
        long now = nanos.getAsLong();
        if (now - askedNanos < pause.toNanos()) {
            return;
        }
        askedNanos = now;
        try {
            producer.send(new ProducerRecord<Void, Void>(topic, null, NO_TIME, null, null), (answer, failure) -> {
                if (failure == null) {
                    answered(answer.timestamp(), now);
                } else {
                    LOG.debugf("The broker did not tell its time: %s", failure.getMessage());
                }
            });
        } catch (KafkaException e) {
            LOG.debugf("The broker cannot be asked for its time: %s", e.getMessage());
        }
    }

    private void answered(long brokerMillis, long asked) {
        if (brokerMillis == NO_TIME) {
            problem = "topic " + topic + " is stamped by its writers (expected: "
                    + TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG + "=" + TimestampType.LOG_APPEND_TIME.name + ")";
            return;
        }
        long now = nanos.getAsLong();
        Instant broker = Instant.ofEpochMilli(brokerMillis);
        SteadyTime known = time;
        if (known == null) {
            SteadyTime first = new SteadyTime(wall, nanos, broker, now);
            tellIfApart(first);
            time = first;
        } else if (now - asked <= USABLE.toNanos()) {
            known.agree(broker, now);
            tellIfApart(known);
        }
    }

    private static void tellIfApart(SteadyTime time) {
        Duration offset = time.offset();
        if (offset.abs().compareTo(SteadyTime.TOLERANCE) > 0) {
            LOG.warnf(
                    "The clock of this machine is %s %s the broker's; the earlier of the two counts",
                    offset.abs(), offset.isNegative() ? "behind" : "ahead of");
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
