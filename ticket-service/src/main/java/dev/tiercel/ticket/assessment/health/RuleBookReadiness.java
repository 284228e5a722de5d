package dev.tiercel.ticket.assessment.health;

import dev.tiercel.ticket.assessment.Assessment;
import dev.tiercel.ticket.assessment.store.PolicyVersions;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.hibernate.reactive.mutiny.Mutiny;

/** Down until a ticket of the default tenant could be stamped; versions are never taken away, so up for good then. */
@Readiness
@ApplicationScoped
class RuleBookReadiness implements HealthCheck {
    private static final String DEFAULT_TENANT = "default";

    private final Mutiny.SessionFactory sessions;
    private final PolicyVersions versions;
    private volatile boolean read;

    RuleBookReadiness(Mutiny.SessionFactory sessions, PolicyVersions versions) {
        this.sessions = sessions;
        this.versions = versions;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("rule book");
        if (read) {
            return response.up().build();
        }
        try {
            Assessment assessment = VertxContextSupport.subscribeAndAwait(
                    () -> sessions.withSession(session -> versions.assess(session, DEFAULT_TENANT)));
            return assessment.match(
                    stamped -> {
                        read = true;
                        return response.up().build();
                    },
                    noPolicyYet -> response.down()
                            .withData("missing", String.join("; ", noPolicyYet.missing()))
                            .build());
        } catch (Throwable fault) { // what the pipeline failed with is declared as Throwable
            return response.down()
                    .withData("missing", "the database did not answer: " + fault)
                    .build();
        }
    }
}
