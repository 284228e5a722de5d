package dev.tiercel.escalation.health;

import dev.tiercel.escalation.moves.store.EscalationQueries;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Names the policy versions that tickets are under but this database has never published, as after restoring a backup. That
 * alone does not make the service unready: all other tickets go on.
 */
@Readiness
@ApplicationScoped
class RuleBookReadiness implements AsyncHealthCheck {

    private final EscalationQueries queries;

    RuleBookReadiness(EscalationQueries queries) {
        this.queries = queries;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return queries.awaitedPolicies()
                .map(awaited -> {
                    HealthCheckResponseBuilder check =
                            HealthCheckResponse.named("rule-book").up();
                    awaited.forEach((policy, tickets) -> check.withData("tickets waiting for " + policy, tickets));
                    return check.build();
                })
                .onFailure()
                .recoverWithItem(fault -> HealthCheckResponse.named("rule-book")
                        .down()
                        .withData("database", String.valueOf(fault.getMessage()))
                        .build());
    }
}
