package dev.tiercel.slatimer.clocks.streams;

import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.SlaPolicy;
import dev.tiercel.slatimer.clocks.kafka.RuleReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The SLA policies, as published, for all tasks. A version never changes, so it is read once, unless it was refused; one
 * that is known outlives a record of its key that cannot be read.
 */
final class PolicyShelf {

    static final String STORE = "policies";
    private static final String KIND = "sla-policy/";
    private static final Logger LOG = Logger.getLogger(PolicyShelf.class);

    private sealed interface Read {
        record Usable(SlaPolicy policy) implements Read {}

        /** Tickets under it stay parked: counting them by a guess would page people for nothing. */
        record Unusable() implements Read {}
    }

    /** A record on {@code policies} this version cannot count by. */
    record Refused(byte[] key, byte[] value, Headers headers, RecordMetadata from, String reason) {}

    private final Map<String, Read> read = new ConcurrentHashMap<>();
    private final NavigableMap<Long, Refused> refused = new ConcurrentSkipListMap<>();

    /** The key on {@code policies} of an SLA policy. */
    static String keyOf(String tenant, PolicyRef policy) {
        return KIND + tenant + "/" + policy;
    }

    /** What the versions of an SLA policy have in common; their keys go on with {@code @version}. */
    static String keyOf(String tenant, String policy) {
        return KIND + tenant + "/" + policy;
    }

    /** Null if it has not been published yet, or not in a form this version can count by. */
    @Nullable
    SlaPolicy find(String key, ReadOnlyKeyValueStore<String, byte[]> published) {
        // In one step, so that a record that comes meanwhile is not overwritten by what it replaces.
        Read known = read.computeIfAbsent(key, wanted -> {
            byte[] value = published.get(wanted);
            return value == null ? null : read(wanted, value);
        });
        return known instanceof Read.Usable usable ? usable.policy() : null;
    }

    /** Those behind an offset, oldest first. */
    Collection<Refused> refusedAfter(long offset) {
        return refused.tailMap(offset, false).values();
    }

    private static Read read(String key, byte[] value) {
        try {
            return new Read.Usable(RuleReader.policy(key, value));
        } catch (IllegalArgumentException e) {
            LOG.errorf("Policy %s cannot be used, its tickets stay parked: %s", key, e.getMessage());
            return new Read.Unusable();
        }
    }

    /** Fills the store of every instance from the topic, from its beginning at every start. */
    final class Filler implements Processor<String, byte[], Void, Void> {

        private @Nullable ProcessorContext<Void, Void> context;

        @Override
        public void init(ProcessorContext<Void, Void> started) {
            context = started;
        }

        @Override
        public void process(Record<String, byte[]> record) {
            if (context == null || record.key() == null || !record.key().startsWith(KIND)) {
                return;
            }
            KeyValueStore<String, byte[]> store = context.getStateStore(STORE);
            String flaw = record.value() == null ? null : flaw(record.key(), record.value());
            if (flaw != null) {
                context.recordMetadata().ifPresent(from -> refuse(record, from, flaw));
                byte[] known = store.get(record.key());
                if (known != null && flaw(record.key(), known) == null) {
                    return; // what is damaged takes nothing back: tickets are counted by what is known
                }
            }
            store.put(record.key(), record.value());
            read.remove(record.key()); // somebody may have mended it
        }

        private void refuse(Record<String, byte[]> record, RecordMetadata from, String flaw) {
            byte[] key = record.key().getBytes(StandardCharsets.UTF_8);
            refused.put(from.offset(), new Refused(key, record.value(), record.headers(), from, flaw));
        }

        /** Why it is no policy this version can count by; null if it is one. */
        private static @Nullable String flaw(String key, byte[] value) {
            try {
                RuleReader.policy(key, value);
                return null;
            } catch (IllegalArgumentException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }
}
