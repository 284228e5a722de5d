package dev.tiercel.slatimer.clocks.streams;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;

/** Stores whose content outlives a {@link Bench}, as that of a service outlives the process. */
public final class KeptStores {

    private final Map<String, Map<Bytes, byte[]>> contents = new HashMap<>();

    /** A store with what was in the one of that name when it was closed. */
    public KeyValueBytesStoreSupplier of(String name) {
        return new KeyValueBytesStoreSupplier() {

            @Override
            public String name() {
                return name;
            }

            @Override
            public KeyValueStore<Bytes, byte[]> get() {
                return new Kept(name);
            }

            @Override
            public String metricsScope() {
                return "kept";
            }
        };
    }

    private final class Kept extends InMemoryKeyValueStore {

        private Kept(String name) {
            super(name);
        }

        @Override
        public void init(StateStoreContext context, StateStore root) {
            super.init(context, root);
            contents.getOrDefault(name(), Map.of()).forEach(super::put);
        }

        @Override
        public void close() {
            Map<Bytes, byte[]> content = new TreeMap<>();
            try (KeyValueIterator<Bytes, byte[]> all = all()) {
                all.forEachRemaining(entry -> content.put(entry.key, entry.value));
            }
            contents.put(name(), content);
            super.close();
        }
    }
}
