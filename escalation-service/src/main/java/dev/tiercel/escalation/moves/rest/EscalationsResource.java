package dev.tiercel.escalation.moves.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.escalation.moves.Refusal;
import dev.tiercel.escalation.moves.TicketId;
import dev.tiercel.escalation.moves.store.EscalationQueries;
import dev.tiercel.httpedge.Roles;
import dev.tiercel.httpedge.quarkus.Caller;
import dev.tiercel.httpedge.rest.ETags;
import dev.tiercel.httpedge.rest.Page;
import dev.tiercel.httpedge.rest.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code /escalations}, to read. */
@Cancellable(false)
@Path("/escalations")
@Produces(MediaType.APPLICATION_JSON)
public class EscalationsResource {

    private final EscalationQueries queries;
    private final Caller caller;
    private final ObjectMapper json;

    EscalationsResource(EscalationQueries queries, Caller caller, ObjectMapper json) {
        this.queries = queries;
        this.caller = caller;
        this.json = json;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listEscalations",
            summary = "List where tickets are",
            description =
                    "The current stay of every ticket that fits, the newest stay first. A ticket that moves while you"
                            + " page through comes to the front, so a page to come may lack it.")
    public Uni<RestResponse<Page.Items<CurrentStay>>> list(@BeanParam SearchParams params, @Context UriInfo uri) {
        PageRequest page = params.page();
        return queries.find(params.search(caller.tenant(), page))
                .onFailure()
                .transform(Problems::of)
                .map(found -> page.page(found, SearchParams::place)
                        .map(one -> CurrentStay.of(one, MoveView.read(json, one.move())))
                        .answer(uri));
    }

    @GET
    @Path("/{ticketId}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "getEscalation",
            summary = "Show where a ticket is and how it came there",
            description = "With every move and its cause, the answer to every breach, and what became of corrections.")
    public Uni<RestResponse<EscalationView>> escalation(
            @PathParam("ticketId")
                    @Parameter(
                            description = "Id of the ticket.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    String ticketId) {
        TicketId id = TicketIds.of(ticketId);
        return queries.history(id, caller.tenant())
                .onFailure()
                .transform(Problems::of)
                .map(found -> found.orElseThrow(() -> Problems.refused(id, new Refusal.NotSeen())))
                .map(history -> EscalationView.of(history, json))
                .map(view -> RestResponse.ResponseBuilder.ok(view)
                        .header(HttpHeaders.ETAG, ETags.of(view.sequence()))
                        .build());
    }
}
