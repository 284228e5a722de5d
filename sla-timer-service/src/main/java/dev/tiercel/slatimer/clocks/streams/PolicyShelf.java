package dev.tiercel.slatimer.clocks.streams;

import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.SlaPolicy;
import dev.tiercel.slatimer.clocks.kafka.EventReader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The SLA policies, as published, for all tasks. A version never changes, so it is read once. */
final class PolicyShelf {

    static final String STORE = "policies";
    private static final String KIND = "sla-policy/";
    private static final Logger LOG = Logger.getLogger(PolicyShelf.class);

    private sealed interface Read {
        record Usable(SlaPolicy policy) implements Read {}

        /** Tickets under it stay parked: counting them by a guess would page people for nothing. */
        record Unusable() implements Read {}
    }

    private final Map<String, Read> read = new ConcurrentHashMap<>();

    /** The key on {@code policies} of an SLA policy. */
    static String keyOf(String tenant, PolicyRef policy) {
        return KIND + tenant + "/" + policy;
    }

    /** Null if it has not been published yet, or not in a form this version can count by. */
    @Nullable
    SlaPolicy find(String key, ReadOnlyKeyValueStore<String, byte[]> published) {
        Read known = read.get(key);
        if (known == null) {
            byte[] value = published.get(key);
            if (value == null) {
                return null;
            }
            known = read(key, value);
            read.put(key, known);
        }
        return known instanceof Read.Usable usable ? usable.policy() : null;
    }

    private static Read read(String key, byte[] value) {
        try {
            return new Read.Usable(EventReader.policy(value));
        } catch (IllegalArgumentException e) {
            LOG.errorf("Policy %s cannot be used, its tickets stay parked: %s", key, e.getMessage());
            return new Read.Unusable();
        }
    }

    /** Fills the store of every instance from the topic. */
    static final class Filler implements Processor<String, byte[], Void, Void> {

        private @Nullable KeyValueStore<String, byte[]> store;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, byte[]> record) {
            if (store != null && record.key() != null && record.key().startsWith(KIND)) {
                store.put(record.key(), record.value());
            }
        }
    }
}
