package dev.tiercel.slatimer.clocks.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tiercel.slatimer.clocks.OpenClock;
import dev.tiercel.slatimer.clocks.OpenClocksPart;
import dev.tiercel.slatimer.clocks.kafka.Topics;
import dev.tiercel.slatimer.wanted.streams.WantedTopology;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology without a broker or a disk (the driver flushes after each record), under a clock that moves when told. */
public final class Bench implements AutoCloseable {

    public final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TopologyTestDriver driver;
    private Instant now;
    private boolean caughtUp = true;
    private int asksUntilStall = Integer.MAX_VALUE;

    public Bench(Path stateDir, Instant now, int firingCap) {
        this(stateDir, now, firingCap, TimerParts.USUAL_CROWD);
    }

    /** @param crowd if so many are due in a pass, they are announced in one look, and followed up in the next */
    Bench(Path stateDir, Instant now, int firingCap, int crowd) {
        this(stateDir, now, firingCap, crowd, Stores::inMemoryKeyValueStore);
    }

    /** @param stores those that grow with the number of tickets, by name */
    public Bench(
            Path stateDir, Instant now, int firingCap, int crowd, Function<String, KeyValueBytesStoreSupplier> stores) {
        this.now = now;
        InstantSource time = () -> this.now;
        CatchUp catchUp = new CatchUp() {
            @Override
            public void wakeAt(LongSupplier nextDue) {}

            @Override
            public void sleep(LongSupplier nextDue) {}

            @Override
            public void handled(String topic, int partition, long offset) {}

            @Override
            public boolean isCaughtUp(int partition) {
                return caughtUp && asksUntilStall-- > 0;
            }
        };
        TimerParts parts =
                new TimerParts(time, catchUp, new TimerMeters(registry), firingCap, crowd, Duration.ofMillis(10));
        Properties settings = new Properties();
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
        driver = new TopologyTestDriver(WantedTopology.withClocks(parts, new Shelves(), stores), settings, now);
    }

    public void send(Event event) {
        send(
                event.topic(),
                new TestRecord<>(event.key().getBytes(UTF_8), event.body().getBytes(UTF_8), event.headers()));
    }

    public void send(String topic, TestRecord<byte[], byte[]> record) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(record);
    }

    /** Goes on to an instant and lets what is due by then fire. */
    public void at(Instant instant) {
        Duration step = Duration.between(now, instant);
        now = instant;
        driver.advanceWallClockTime(step);
    }

    /** Sets the wall clock, also back, and lets nothing fire. */
    public void set(Instant instant) {
        now = instant;
    }

    /** One more look at the clock at the same instant. */
    public void look() {
        driver.advanceWallClockTime(Duration.ofMillis(10));
    }

    public Instant now() {
        return now;
    }

    public void catchingUp(boolean catchingUp) {
        caughtUp = !catchingUp;
    }

    /** Stands still, as a machine that is too busy does, after it was asked so often whether it had. */
    public void stallsAfter(int asks) {
        asksUntilStall = asks;
    }

    public void goesOn() {
        asksUntilStall = Integer.MAX_VALUE;
    }

    public List<Told> breaches() {
        return read(Topics.SLA_BREACHED);
    }

    public List<Told> warnings() {
        return read(Topics.SLA_WARNING);
    }

    public List<Told> clocks() {
        return read(Topics.SLA_CLOCKS);
    }

    public List<TestRecord<byte[], byte[]>> deadLetters() {
        return records(Topics.DEAD_LETTERS);
    }

    /** The list of open clocks of the tenant {@code default}. */
    OpenClocksPart<OpenClock> open(OpenClock.Filter filter, OpenClock.@Nullable Place after, int most, int looks) {
        return OpenClocks.list(driver.getKeyValueStore(TimerTopology.OPEN), 0, "default", filter, after, most, looks);
    }

    /** Whether a ticket waits for a policy or a calendar. */
    public boolean hasParked() {
        return driver.getKeyValueStore(TimerTopology.PARKED).approximateNumEntries() > 0;
    }

    /** How many entries of a store were written, or deleted, since it was last asked. */
    int written(String store) {
        return records("bench-" + store + "-changelog").size();
    }

    /** As another version of the service may have left it. */
    public KeyValueStore<Bytes, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    /** What was told on a topic since it was last asked. */
    public List<Told> read(String topic) {
        return records(topic).stream().map(Told::of).toList();
    }

    List<TestRecord<byte[], byte[]>> records(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
