package dev.tiercel.slatimer.clocks.streams;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/** What the timer measures of itself. */
public final class TimerMeters {

    private final Map<Integer, Tally> tallies = new ConcurrentHashMap<>();
    private final Timer lateness;

    public TimerMeters(MeterRegistry registry) {
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
        gauge(registry, "running", Tally::running);
        gauge(registry, "paused", Tally::paused);
        gauge(registry, "breached-and-running", Tally::breachedAndRunning);
    }

    void announced(Instant dueAt, Instant learnedAt, Instant detectedAt) {
        lateness.record(Duration.between(dueAt.isAfter(learnedAt) ? dueAt : learnedAt, detectedAt));
    }

    void counted(int partition, Tally tally) {
        tallies.put(partition, tally);
    }

    void left(int partition) {
        tallies.remove(partition);
    }

    private void gauge(MeterRegistry registry, String state, ToLongFunction<Tally> count) {
        Gauge.builder(
                        "tiercel.sla.clocks",
                        tallies,
                        all -> all.values().stream().mapToLong(count).sum())
                .description("Clocks of this instance that have not stopped")
                .tag("state", state)
                .register(registry);
    }
}
