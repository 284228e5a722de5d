package dev.tiercel.slatimer.health;

import dev.tiercel.slatimer.clocks.quarkus.TimerLifecycle;
import dev.tiercel.slatimer.clocks.streams.EngineStatus;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the timer works, also while it catches up: then it tells how many partitions are not there yet. */
@Readiness
public class TimerReadiness implements HealthCheck {

    private final TimerLifecycle timer;

    TimerReadiness(TimerLifecycle timer) {
        this.timer = timer;
    }

    @Override
    public HealthCheckResponse call() {
        EngineStatus status = timer.status();
        return HealthCheckResponse.named("sla-timer")
                .status(status.isRunning())
                .withData("state", status.reason())
                .withData("partitions-catching-up", status.behind())
                .build();
    }
}
