package dev.tiercel.outbox.quarkus;

import dev.tiercel.outbox.Relay;
import dev.tiercel.outbox.RelayGroup;
import dev.tiercel.outbox.RelayState;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Up while Kafka is away: what is taken in is kept and published when it is back, so callers need not be turned away. Down
 * when a shard waits for a person; the data says for each shard what it is at, why, and what to do.
 */
@Readiness
@ApplicationScoped
public class RelayReadiness implements HealthCheck {

    private final RelayGroup relays;

    public RelayReadiness(RelayGroup relays) {
        this.relays = relays;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("outbox-relay");
        boolean ready = true;
        for (Relay relay : relays.relays()) {
            ready &= relay.state().healthy() || relay.state() instanceof RelayState.Waiting;
            response.withData("shard-" + relay.shard(), relay.state().text());
        }
        return response.status(ready).build();
    }
}
