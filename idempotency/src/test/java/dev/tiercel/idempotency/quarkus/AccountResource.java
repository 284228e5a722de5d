package dev.tiercel.idempotency.quarkus;

import dev.tiercel.httpedge.rest.TypedProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Produces;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stores every name it is told, and then does what the name says. */
@Path("/accounts")
public class AccountResource {

    /** What is sent. */
    public record Account(String name) {}

    private final IdempotentRequests requests;

    AccountResource(IdempotentRequests requests) {
        this.requests = requests;
    }

    @Produces
    static InstantSource time() {
        return InstantSource.system();
    }

    @POST
    @PermitAll
    public Uni<Response> open(Account account) {
        return requests.inTransaction(session -> insert(session, account.name())
                .chain(() -> account.name().startsWith("slow")
                        ? sleep(session)
                        : Uni.createFrom().voidItem())
                .map(done -> {
                    if (account.name().startsWith("refused")) {
                        throw TypedProblem.of(409, "refused", "Refused")
                                .withDetail("No.")
                                .build();
                    } else if (account.name().startsWith("later")) {
                        throw TypedProblem.of(409, "too-early", "Too early")
                                .withHeader("Retry-After", 1)
                                .build();
                    } else if (account.name().startsWith("away")) {
                        throw TypedProblem.of(503, "away", "Away").build();
                    } else if (account.name().startsWith("unknown")) {
                        throw TypedProblem.of(404, "unknown", "Unknown").build();
                    } else if (account.name().startsWith("broken")) {
                        throw new IllegalStateException("broken");
                    }
                    String id = UUID.randomUUID().toString();
                    return Response.created(URI.create("/accounts/" + id))
                            .tag("1")
                            .entity(Map.of("id", id))
                            .build();
                }));
    }

    /** Takes no body. */
    @POST
    @Path("/{name}")
    @PermitAll
    public Uni<Response> open(@PathParam("name") String name) {
        return requests.inTransaction(session ->
                insert(session, name).replaceWith(Response.noContent().build()));
    }

    private static Uni<Void> insert(Mutiny.Session session, String name) {
        return session.createNativeQuery("INSERT INTO account (name) VALUES (:name)")
                .setParameter("name", name)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> sleep(Mutiny.Session session) {
        return session.createNativeQuery("SELECT cast(pg_sleep(2) AS text)", String.class)
                .getSingleResult()
                .replaceWithVoid();
    }
}
