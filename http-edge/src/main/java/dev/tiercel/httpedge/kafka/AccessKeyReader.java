package dev.tiercel.httpedge.kafka;

import dev.tiercel.httpedge.ApiKeys;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Follows {@code access-keys} from its beginning in a daemon thread of its own, in no group, because every instance needs
 * every key. Trouble with Kafka is waited out; what was read stays in force meanwhile.
 */
public final class AccessKeyReader {

    private static final Logger LOG = Logger.getLogger(AccessKeyReader.class);
    private static final String TOPIC = "access-keys";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long STOP_WITHIN_MILLIS = 2_000;

    private final Map<String, Object> settings;
    private final ApiKeys keys;
    private final Thread thread = new Thread(this::run, "access-keys");
    private volatile boolean stopped;
    private volatile boolean complete;

    /** @param kafka how to reach the broker */
    public AccessKeyReader(Map<String, Object> kafka, ApiKeys keys) {
        this.settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "access-keys");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
        this.keys = keys;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    public void stop() throws InterruptedException {
        stopped = true;
        thread.interrupt();
        thread.join(STOP_WITHIN_MILLIS);
    }

    /** Whether the topic was read to the end it had when it was first reached; never false again. */
    public boolean complete() {
        return complete;
    }

    private void run() {
        while (!stopped) {
            try {
                follow();
            } catch (WakeupException | InterruptException e) {
                LOG.debug("told to stop");
                return;
            } catch (RuntimeException e) {
                // Whatever it is: a thread that ended would leave revoked keys open until the next start.
                LOG.warnf("%s is read anew in %s: %s", TOPIC, PAUSE, e);
                try {
                    Thread.sleep(PAUSE.toMillis());
                } catch (InterruptedException stop) {
                    return;
                }
            }
        }
    }

    private void follow() {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            try {
                follow(consumer);
            } catch (InterruptException told) {
                // Closing a consumer with the flag still up would log that as an error.
                Thread.interrupted();
                throw told;
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("there is no topic " + TOPIC);
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (!stopped) {
            consumer.poll(POLL).forEach(this::take);
            if (!complete
                    && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                complete = true;
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.value() != null) {
                keys.keep(PublishedKeyJson.read(record.value()));
            } else if (record.key() != null) {
                keys.forget(record.key());
            }
        } catch (RuntimeException e) {
            // Every service meets it at every start, so the log is the place for it. Whatever is wrong with one
            // record, the keys beside it count.
            LOG.errorf("%s-%d@%d is passed over: %s", record.topic(), record.partition(), record.offset(), e);
        }
    }
}
