package dev.tiercel.slatimer.clocks.streams;

import dev.tiercel.slatimer.clocks.kafka.Cause;
import dev.tiercel.slatimer.clocks.kafka.Topics;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Ticket topics and {@code escalated} into one processor with its stores, and out to four topics. */
public final class TimerTopology {

    static final String CLOCKS = "clocks";
    static final String DUE = "due";
    static final String PARKED = "parked";
    static final String BY_CALENDAR = "by-calendar";
    static final String OPEN = "open";

    static final String TO_BREACHES = "to-sla-breached";
    static final String TO_WARNINGS = "to-sla-warning";
    static final String TO_CLOCKS = "to-sla-clocks";
    static final String TO_DEAD_LETTERS = "to-dead-letters";

    private static final String TIMER = "timer";

    /** The consumer's own setting (earliest) applies. */
    private static final @Nullable AutoOffsetReset NO_OVERRIDE = null;

    private TimerTopology() {}

    public static Topology of(TimerParts parts, Shelves shelves) {
        return of(parts, shelves, Stores::persistentKeyValueStore);
    }

    /** @param big makes the stores that grow with the number of tickets, by name */
    public static Topology of(TimerParts parts, Shelves shelves, Function<String, KeyValueBytesStoreSupplier> big) {
        Topology topology = new Topology();
        // Nothing here depends on a record's timestamp, so none can be malformed.
        WallclockTimestampExtractor timestamps = new WallclockTimestampExtractor();
        for (String topic : Topics.INPUTS) {
            topology.addSource(
                    NO_OVERRIDE, topic, timestamps, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic);
        }
        global(topology, PolicyShelf.STORE, Topics.POLICIES, () -> shelves.policies.new Filler());
        global(topology, CalendarShelf.STORE, Topics.CALENDARS, () -> shelves.calendars.new Filler());
        topology.addProcessor(TIMER, new Timer(parts, shelves, big), Topics.INPUTS.toArray(String[]::new));
        sink(topology, TO_BREACHES, Topics.SLA_BREACHED);
        sink(topology, TO_WARNINGS, Topics.SLA_WARNING);
        sink(topology, TO_CLOCKS, Topics.SLA_CLOCKS);
        sink(topology, TO_DEAD_LETTERS, Topics.DEAD_LETTERS);
        return topology;
    }

    private static void global(
            Topology topology, String store, String topic, ProcessorSupplier<String, byte[], Void, Void> filler) {
        topology.addGlobalStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(store), Serdes.String(), Serdes.ByteArray())
                        .withLoggingDisabled(),
                topic,
                new WallclockTimestampExtractor(),
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                topic,
                "fill-" + store,
                filler);
    }

    private static void sink(Topology topology, String name, String topic) {
        topology.addSink(name, topic, new ByteArraySerializer(), new ByteArraySerializer(), TIMER);
    }

    private static final class Timer implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {

        private final TimerParts parts;
        private final Function<String, KeyValueBytesStoreSupplier> big;
        private final Shelves shelves;

        private Timer(TimerParts parts, Shelves shelves, Function<String, KeyValueBytesStoreSupplier> big) {
            this.parts = parts;
            this.shelves = shelves;
            this.big = big;
        }

        @Override
        public Processor<byte[], byte[], byte[], byte[]> get() {
            return new Started(context -> new TimerProcessor(parts, shelves, context));
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(
                    Stores.keyValueStoreBuilder(big.apply(CLOCKS), Serdes.String(), TicketStateSerde.serde()),
                    Stores.keyValueStoreBuilder(big.apply(DUE), Serdes.Bytes(), Serdes.ByteArray()),
                    Stores.keyValueStoreBuilder(big.apply(BY_CALENDAR), Serdes.Bytes(), Serdes.ByteArray()),
                    Stores.keyValueStoreBuilder(big.apply(OPEN), Serdes.Bytes(), Serdes.ByteArray()),
                    Stores.keyValueStoreBuilder(
                            Stores.inMemoryKeyValueStore(PARKED), Serdes.String(), JsonSerde.of(Cause.class)));
        }
    }
}
