package dev.tiercel.httpedge.quarkus;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Down until every key published before the start was read, because a valid key would be refused. Up for good then: what
 * was read stays in force while Kafka is away.
 */
@Readiness
@ApplicationScoped
class AccessKeysReadiness implements HealthCheck {

    private final AccessKeys keys;

    AccessKeysReadiness(AccessKeys keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("access-keys").status(keys.complete()).build();
    }
}
