package dev.tiercel.idempotency.rest;

import dev.tiercel.httpedge.Roles;
import dev.tiercel.httpedge.rest.TypedProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Requests that change something and end in every way there is. */
@Path("/purchases")
@RolesAllowed(Roles.CRM)
public class Purchases {

    public record Order(@NotNull String buyer) {}

    static final AtomicInteger ATTEMPTS = new AtomicInteger();

    private final IdempotentRequests requests;
    private final Mutiny.SessionFactory sessions;

    Purchases(IdempotentRequests requests, Mutiny.SessionFactory sessions) {
        this.requests = requests;
        this.sessions = sessions;
    }

    @POST
    @Path("/{end}")
    public Uni<Response> buy(
            @PathParam("end") String end, @QueryParam("note") @Nullable String note, @NotNull Order order) {
        return requests.inTransaction(session -> {
            ATTEMPTS.incrementAndGet();
            Purchase purchase = new Purchase(UUID.randomUUID().toString(), order.buyer());
            return session.persist(purchase).chain(session::flush).chain(() -> end(end, purchase));
        });
    }

    private static Uni<Response> end(String end, Purchase purchase) {
        Response done = Response.created(URI.create("/purchases/" + purchase.id))
                .header("ETag", "\"1\"")
                .entity(Map.of("id", purchase.id, "secret", "tck_" + purchase.id))
                .build();
        Context context = Vertx.currentContext();
        Executor onContext = task -> context.runOnContext(ignored -> task.run());
        return switch (end) {
            case "well" -> Uni.createFrom().item(done);
            case "slowly" ->
                Uni.createFrom()
                        .item(done)
                        .onItem()
                        .delayIt()
                        .by(Duration.ofMillis(400))
                        .emitOn(onContext);
            case "refused" ->
                throw TypedProblem.of(409, "sold-out", "Sold out")
                        .withDetail("No more of " + purchase.id)
                        .build();
            case "away" -> throw TypedProblem.databaseAway("nothing was done.");
            case "answered-503" -> Uni.createFrom().item(Response.status(503).build());
            case "crashed" -> Uni.createFrom().failure(new IllegalStateException("crashed between two lines"));
            default -> throw new IllegalArgumentException(end);
        };
    }

    @GET
    @Path("/{buyer}")
    public Uni<List<String>> of(@PathParam("buyer") String buyer) {
        return sessions.withSession(
                session -> session.createQuery("select id from Purchase where buyer = :buyer", String.class)
                        .setParameter("buyer", buyer)
                        .getResultList());
    }
}
