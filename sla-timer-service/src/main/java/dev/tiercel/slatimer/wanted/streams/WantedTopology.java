package dev.tiercel.slatimer.wanted.streams;

import dev.tiercel.slatimer.clocks.kafka.Topics;
import dev.tiercel.slatimer.clocks.streams.Shelves;
import dev.tiercel.slatimer.clocks.streams.Started;
import dev.tiercel.slatimer.clocks.streams.TimerParts;
import dev.tiercel.slatimer.clocks.streams.TimerTopology;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The clocks, and the wanted timers beside them. Both read what is handed back from the dead letters, and so belong to the
 * same tasks.
 */
public final class WantedTopology {

    static final String STORE = "wanted";
    static final String TO_TIMER_ELAPSED = "to-timer-elapsed";
    static final String TO_DEAD_LETTERS = "wanted-to-dead-letters";

    private static final String WANTED = "wanted-timers";

    /** The consumer's own setting (earliest) applies. */
    private static final @Nullable AutoOffsetReset NO_OVERRIDE = null;

    private WantedTopology() {}

    public static Topology withClocks(TimerParts parts, Shelves shelves) {
        return withClocks(parts, shelves, Stores::persistentKeyValueStore);
    }

    /** @param big makes the stores that grow with the number of tickets or sets, by name */
    public static Topology withClocks(
            TimerParts parts, Shelves shelves, Function<String, KeyValueBytesStoreSupplier> big) {
        Topology topology = TimerTopology.of(parts, shelves, big);
        topology.addSource(
                NO_OVERRIDE,
                Topics.TIMERS_WANTED,
                new WallclockTimestampExtractor(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Topics.TIMERS_WANTED);
        topology.addProcessor(WANTED, new Timers(parts, shelves, big), Topics.TIMERS_WANTED, Topics.REPLAYS);
        sink(topology, TO_TIMER_ELAPSED, Topics.TIMER_ELAPSED);
        sink(topology, TO_DEAD_LETTERS, Topics.DEAD_LETTERS);
        return topology;
    }

    private static void sink(Topology topology, String name, String topic) {
        topology.addSink(name, topic, new ByteArraySerializer(), new ByteArraySerializer(), WANTED);
    }

    private record Timers(TimerParts parts, Shelves shelves, Function<String, KeyValueBytesStoreSupplier> big)
            implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {

        @Override
        public Processor<byte[], byte[], byte[], byte[]> get() {
            return new Started(context -> new WantedProcessor(parts, shelves, context));
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            // One for all there is to keep: an instance of the version before could not work beside one that has more.
            return Set.of(Stores.keyValueStoreBuilder(big.apply(STORE), Serdes.Bytes(), Serdes.ByteArray()));
        }
    }
}
