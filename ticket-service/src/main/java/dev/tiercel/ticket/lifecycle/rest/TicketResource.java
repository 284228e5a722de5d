package dev.tiercel.ticket.lifecycle.rest;

import dev.tiercel.httpedge.Roles;
import dev.tiercel.httpedge.quarkus.Caller;
import dev.tiercel.httpedge.rest.ETags;
import dev.tiercel.ticket.lifecycle.TicketId;
import dev.tiercel.ticket.lifecycle.store.TicketView;
import dev.tiercel.ticket.lifecycle.store.Tickets;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Open and read tickets. */
@Cancellable(false)
@Path("/tickets")
@Produces(MediaType.APPLICATION_JSON)
class TicketResource {
    static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    static final String ID_EXPECTED = "expected: a ticket id, which is a lower-case UUID";
    static final String NO_BODY = "missing (expected: a JSON object)";

    private final Mutiny.SessionFactory sessions;
    private final Tickets tickets;
    private final Openings openings;
    private final Caller caller;

    TicketResource(Mutiny.SessionFactory sessions, Tickets tickets, Openings openings, Caller caller) {
        this.sessions = sessions;
        this.tickets = tickets;
        this.openings = openings;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Roles.CRM)
    @Operation(
            operationId = "openTicket",
            summary = "Open a ticket",
            description = "With a `source` the same request again answers 200 with the ticket it opened and the header"
                    + " `Idempotency-Replayed`; another request for that reference is refused with `reference-taken`.")
    @APIResponse(
            responseCode = "201",
            description = "The ticket that was opened.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TicketAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "The ticket this request opened before.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TicketAnswer.class)))
    public Uni<Response> open(
            @NotNull(message = NO_BODY) @Valid OpenTicket request,
            @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent) {
        return openings.open(caller.tenant(), request, traceparent);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "getTicket", summary = "Read a ticket")
    @APIResponse(
            responseCode = "200",
            description = "The ticket.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TicketAnswer.class)))
    public Uni<Response> read(
            @Parameter(description = "Id of the ticket.") @PathParam("id") @Pattern(regexp = ID, message = ID_EXPECTED)
                    String id) {
        String tenant = caller.tenant();
        return sessions.withSession(session -> tickets.find(session, tenant, new TicketId(id)))
                .onFailure()
                .transform(Problems::of)
                .map(found -> {
                    TicketView view = found.orElseThrow(() -> Problems.unknownTicket(id));
                    return Response.ok(TicketAnswer.of(view))
                            .header(HttpHeaders.ETAG, ETags.of(view.ticket().version()))
                            .build();
                });
    }
}
