package dev.tiercel.outbox.quarkus;

import dev.tiercel.outbox.Relay;
import dev.tiercel.outbox.RelayGroup;
import dev.tiercel.outbox.RelayState;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Down when a relay's thread has died of an error: only a restart helps. Never because Kafka or the database is away. */
@Liveness
@ApplicationScoped
public class RelayLiveness implements HealthCheck {

    private final RelayGroup relays;

    public RelayLiveness(RelayGroup relays) {
        this.relays = relays;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("outbox-relay-threads");
        boolean alive = true;
        for (Relay relay : relays.relays()) {
            if (relay.state() instanceof RelayState.Died died) {
                alive = false;
                response.withData("shard-" + relay.shard(), died.text());
            }
        }
        return response.status(alive).build();
    }
}
