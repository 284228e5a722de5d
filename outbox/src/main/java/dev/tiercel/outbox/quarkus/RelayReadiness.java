package dev.tiercel.outbox.quarkus;

import dev.tiercel.outbox.Relay;
import dev.tiercel.outbox.RelayGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Down while a shard cannot be published; the data says which one, why, and what to do if time alone heals nothing. */
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
        boolean healthy = true;
        for (Relay relay : relays.relays()) {
            healthy &= relay.state().healthy();
            response.withData("shard-" + relay.shard(), relay.state().text());
        }
        return response.status(healthy).build();
    }
}
