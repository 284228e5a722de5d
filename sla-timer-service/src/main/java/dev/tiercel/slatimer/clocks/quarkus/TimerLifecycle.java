package dev.tiercel.slatimer.clocks.quarkus;

import dev.tiercel.slatimer.clocks.streams.EngineStatus;
import dev.tiercel.slatimer.clocks.streams.TimerEngine;
import dev.tiercel.slatimer.clocks.streams.TimerMeters;
import dev.tiercel.slatimer.clocks.streams.TimerQueries;
import dev.tiercel.slatimer.config.TimerConfig;
import dev.tiercel.slatimer.wanted.streams.WantedTopology;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.Optional;

/** The one timer of this process. */
@ApplicationScoped
public class TimerLifecycle {

    private final TimerEngine engine;

    TimerLifecycle(TimerConfig config, MeterRegistry registry) {
        engine = new TimerEngine(
                config,
                InstantSource.system(),
                new TimerMeters(registry),
                WantedTopology::withClocks,
                reason -> Quarkus.asyncExit(1));
    }

    public EngineStatus status() {
        return engine.status();
    }

    public boolean hasRun() {
        return engine.hasRun();
    }

    /** Empty until the timer has been started on topics that will do. */
    public Optional<TimerQueries> queries() {
        return Optional.ofNullable(engine.queries());
    }

    void start(@Observes StartupEvent event) {
        engine.start();
    }

    void stop(@Observes ShutdownEvent event) {
        engine.close();
    }
}
