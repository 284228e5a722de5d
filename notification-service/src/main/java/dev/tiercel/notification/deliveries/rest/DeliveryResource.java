package dev.tiercel.notification.deliveries.rest;

import dev.tiercel.httpedge.Roles;
import dev.tiercel.httpedge.quarkus.Caller;
import dev.tiercel.httpedge.rest.Page;
import dev.tiercel.httpedge.rest.PageParams;
import dev.tiercel.httpedge.rest.PageRequest;
import dev.tiercel.httpedge.rest.TypedProblem;
import dev.tiercel.notification.deliveries.Delivery;
import dev.tiercel.notification.deliveries.DeliveryFilter;
import dev.tiercel.notification.deliveries.Recipient;
import dev.tiercel.notification.deliveries.store.DeliveryStore;
import dev.tiercel.notification.deliveries.store.DeliveryStore.Place;
import dev.tiercel.outbox.hibernate.Faults;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What became of the messages. */
@Cancellable(false)
@Path("/deliveries")
@Produces(MediaType.APPLICATION_JSON)
class DeliveryResource {

    private static final String TICKET_ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final String RECIPIENT = "customer|(person|endpoint):.+";
    private static final String STATUS = "pending|delivered|failed";

    private final Mutiny.SessionFactory sessions;
    private final DeliveryStore deliveries;
    private final Caller caller;

    DeliveryResource(Mutiny.SessionFactory sessions, DeliveryStore deliveries, Caller caller) {
        this.sessions = sessions;
        this.deliveries = deliveries;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.AGENT)
    @Operation(
            operationId = "listDeliveries",
            summary = "List deliveries",
            description =
                    "Who was told what, by which channel, and what became of it; the newest first. A delivery is one"
                            + " message to one recipient about one event. Addresses are never shown. Filters narrow the list"
                            + " together; a ticket nothing was heard of has none.")
    public Uni<RestResponse<Page.Items<DeliveryAnswer>>> list(
            @Parameter(
                            description = "Only deliveries about this ticket.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    @QueryParam("ticketId")
                    @Pattern(regexp = TICKET_ID, message = "expected: a ticket id, which is a lower-case UUID")
                    @Nullable
                    String ticketId,
            @Parameter(
                            description =
                                    "Only deliveries to this recipient: `customer`, `person:` and the id of a person"
                                            + " in the directory, or `endpoint:` and the name of a webhook endpoint.",
                            example = "person:carla")
                    @QueryParam("recipient")
                    @Size(max = 209, message = "expected: at most 209 characters")
                    @Pattern(
                            regexp = RECIPIENT,
                            message = "expected: customer, person: and an id, or endpoint: and a name")
                    @Nullable
                    String recipient,
            @Parameter(
                            description = "Only deliveries that stand like this.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"pending", "delivered", "failed"}))
                    @QueryParam("status")
                    @Pattern(regexp = STATUS, message = "expected: pending, delivered or failed")
                    @Nullable
                    String status,
            @BeanParam PageParams params,
            @Context UriInfo uri) {
        PageRequest page = params.of("deliveries -createdAt", 2);
        Place after = page.after().isEmpty() ? null : new Place(page.after(0, Instant::parse), page.after(1, id -> id));
        DeliveryFilter filter = new DeliveryFilter(ticketId, recipient == null ? null : named(recipient), status);
        String tenant = caller.tenant();
        return sessions.withSession(session -> deliveries.find(session, tenant, filter, after, page.fetch()))
                .map(found -> page.page(found, DeliveryResource::place)
                        .map(DeliveryAnswer::of)
                        .answer(uri))
                .onFailure(Faults::isDatabaseAway)
                .transform(fault -> TypedProblem.databaseAway("try again."));
    }

    private static List<String> place(Delivery delivery) {
        return List.of(delivery.createdAt().toString(), delivery.id());
    }

    private static Recipient named(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return Recipient.customer();
        }
        String id = text.substring(colon + 1);
        if (id.isBlank()) {
            throw TypedProblem.badField("recipient", "query", "blank (expected: an id after the colon)");
        }
        return new Recipient(Recipient.Kind.of(text.substring(0, colon)), id);
    }
}
