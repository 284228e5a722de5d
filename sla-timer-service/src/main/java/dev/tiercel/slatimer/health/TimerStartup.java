package dev.tiercel.slatimer.health;

import dev.tiercel.slatimer.clocks.quarkus.TimerLifecycle;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started once the topics were there and the state was restored; says what it waits for. */
@Startup
public class TimerStartup implements HealthCheck {

    private final TimerLifecycle timer;

    TimerStartup(TimerLifecycle timer) {
        this.timer = timer;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("sla-timer")
                .status(timer.hasRun())
                .withData("state", timer.status().reason())
                .build();
    }
}
