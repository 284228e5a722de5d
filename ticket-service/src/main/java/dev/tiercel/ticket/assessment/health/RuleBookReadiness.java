package dev.tiercel.ticket.assessment.health;

import dev.tiercel.ticket.assessment.store.PolicyVersions;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Down until a ticket of some tenant could be stamped; versions are never taken away, so up for good then. Which tenant
 * makes no difference: a site may have none that is called default, and what other tenants lack they are told one by one.
 */
@Readiness
@ApplicationScoped
class RuleBookReadiness implements HealthCheck {
    private static final String NOTHING_READ = "no policy read yet";

    private final Mutiny.SessionFactory sessions;
    private final PolicyVersions versions;
    private volatile boolean read;

    RuleBookReadiness(Mutiny.SessionFactory sessions, PolicyVersions versions) {
        this.sessions = sessions;
        this.versions = versions;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("rule-book");
        if (read) {
            return response.up().build();
        }
        try {
            List<String> missing = VertxContextSupport.subscribeAndAwait(() ->
                    sessions.withSession(session -> versions.tenants(session)
                            .chain(tenants -> missing(session, new ArrayDeque<>(tenants), List.of(NOTHING_READ)))));
            read = missing.isEmpty();
            return read
                    ? response.up().build()
                    : response.down()
                            .withData("missing", String.join("; ", missing))
                            .build();
        } catch (Throwable fault) { // what the pipeline failed with is declared as Throwable
            return response.down()
                    .withData("missing", "the database did not answer: " + fault)
                    .build();
        }
    }

    /** What keeps the first of the tenants from opening a ticket; nothing if one of them can. */
    private Uni<List<String>> missing(Mutiny.Session session, Deque<String> tenants, List<String> said) {
        String tenant = tenants.poll();
        return tenant == null
                ? Uni.createFrom().item(said)
                : versions.assess(session, tenant).chain(assessment -> {
                    List<String> lacks = assessment.match(
                            stamped -> List.<String>of(),
                            noPolicyYet -> noPolicyYet.missing().stream()
                                    .map(what -> what + " in tenant " + tenant)
                                    .toList());
                    return lacks.isEmpty()
                            ? Uni.createFrom().item(lacks)
                            : missing(session, tenants, said.contains(NOTHING_READ) ? lacks : said);
                });
    }
}
