package dev.tiercel.slatimer.clocks.streams;

import dev.tiercel.slatimer.time.SteadyTime;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What the timer measures of itself. */
public final class TimerMeters {

    /** The last look of a task at what is due; told by the task, read by whoever asks. */
    static final class Pass {

        private final Gauge gauge;
        private volatile long millis;

        private Pass(MeterRegistry registry, int partition) {
            gauge = Gauge.builder("tiercel.sla.last.pass.timestamp", this, pass -> pass.millis / 1000.0)
                    .description("When this partition last told all that was due, in seconds since 1970; 0: not yet")
                    .baseUnit("seconds")
                    .tag("partition", Integer.toString(partition))
                    .register(registry);
        }

        /** Nothing that is due is left untold, and nothing that has happened unread. */
        void done(Instant now) {
            millis = now.toEpochMilli();
        }
    }

    private final MeterRegistry registry;
    private final Map<Integer, Tally> tallies = new ConcurrentHashMap<>();
    private final Map<Integer, Pass> passes = new ConcurrentHashMap<>();
    private final Map<LongSupplier, InstantSource> queues = new ConcurrentHashMap<>();
    private final Timer lateness;
    private volatile @Nullable SteadyTime time;

    public TimerMeters(MeterRegistry registry) {
        this.registry = registry;
        lateness = Timer.builder("tiercel.sla.lateness")
                .description("Time from the due instant, or from learning of it if that was later, to the announcement")
                .serviceLevelObjectives(
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30))
                .register(registry);
        gauge("running", Tally::running);
        gauge("paused", Tally::paused);
        gauge("breached-and-running", Tally::breachedAndRunning);
        Gauge.builder("tiercel.sla.oldest.overdue", this, TimerMeters::oldestOverdue)
                .description(
                        "For how long the clock or timer that was due first has been waiting to be told; 0: none is due")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("tiercel.sla.clock.offset", this, TimerMeters::offset)
                .description("By how much the clock of this machine is ahead of the broker's; negative: behind")
                .baseUnit("seconds")
                .register(registry);
    }

    public void announced(Instant dueAt, Instant learnedAt, Instant detectedAt) {
        lateness.record(Duration.between(dueAt.isAfter(learnedAt) ? dueAt : learnedAt, detectedAt));
    }

    /** @param nextDue milliseconds since 1970; {@link Long#MAX_VALUE} if nothing is queued */
    public void queued(LongSupplier nextDue, InstantSource by) {
        queues.put(nextDue, by);
    }

    public void unqueued(LongSupplier nextDue) {
        queues.remove(nextDue);
    }

    void measuresBy(SteadyTime steady) {
        time = steady;
    }

    void counted(int partition, Tally tally) {
        tallies.put(partition, tally);
    }

    Pass arrived(int partition) {
        return passes.computeIfAbsent(partition, number -> new Pass(registry, number));
    }

    void left(int partition) {
        tallies.remove(partition);
        Pass pass = passes.remove(partition);
        if (pass != null) {
            registry.remove(pass.gauge);
        }
    }

    private double oldestOverdue() {
        return queues.entrySet().stream()
                        .mapToLong(queue ->
                                queue.getValue().millis() - queue.getKey().getAsLong())
                        .reduce(0, Math::max)
                / 1000.0;
    }

    private double offset() {
        SteadyTime now = time;
        return now == null ? Double.NaN : now.offset().toMillis() / 1000.0;
    }

    private void gauge(String state, ToLongFunction<Tally> count) {
        Gauge.builder(
                        "tiercel.sla.clocks",
                        tallies,
                        all -> all.values().stream().mapToLong(count).sum())
                .description("Clocks of this instance that have not stopped")
                .tag("state", state)
                .register(registry);
    }
}
