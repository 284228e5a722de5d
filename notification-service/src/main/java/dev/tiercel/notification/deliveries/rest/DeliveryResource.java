package dev.tiercel.notification.deliveries.rest;

import dev.tiercel.httpedge.Roles;
import dev.tiercel.httpedge.quarkus.ApiKeyAuthentication;
import dev.tiercel.httpedge.rest.TypedProblem;
import dev.tiercel.notification.deliveries.store.DeliveryStore;
import dev.tiercel.outbox.hibernate.Faults;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What became of the messages about a ticket. */
@Path("/deliveries")
class DeliveryResource {

    private static final String TICKET_ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final String EXPECTED = "expected: a ticket id, which is a lower-case UUID";
    private static final int AT_MOST = 200;

    private final Mutiny.SessionFactory sessions;
    private final DeliveryStore deliveries;
    private final SecurityIdentity caller;

    DeliveryResource(Mutiny.SessionFactory sessions, DeliveryStore deliveries, SecurityIdentity caller) {
        this.sessions = sessions;
        this.deliveries = deliveries;
        this.caller = caller;
    }

    /** The newest 200; none for a ticket nothing was heard of. */
    @GET
    @RolesAllowed(Roles.AGENT)
    public Uni<DeliveriesAnswer> ofTicket(
            @QueryParam("ticketId")
                    @NotNull(message = EXPECTED)
                    @Pattern(regexp = TICKET_ID, message = EXPECTED)
                    @Nullable
                    String ticketId) {
        String tenant = caller.getAttribute(ApiKeyAuthentication.TENANT);
        return sessions.withSession(session -> deliveries.ofTicket(session, tenant, ticketId, AT_MOST))
                .map(found -> new DeliveriesAnswer(
                        found.stream().map(DeliveryAnswer::of).toList()))
                .onFailure(Faults::isDatabaseAway)
                .transform(fault -> TypedProblem.databaseAway("try again."));
    }
}
