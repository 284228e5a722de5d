package dev.tiercel.ticket.lifecycle.rest;

import dev.tiercel.httpedge.Roles;
import dev.tiercel.httpedge.quarkus.Caller;
import dev.tiercel.ticket.lifecycle.TicketId;
import dev.tiercel.ticket.lifecycle.store.HeldCommands;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Numbered commands that wait for their turn or were refused. */
@Cancellable(false)
@Path("/tickets")
@Produces(MediaType.APPLICATION_JSON)
class HeldResource {
    private static final String NUMBER = "expected: a source sequence, a whole number from 1 to 1000000000";

    private final HeldCommands held;
    private final Caller caller;

    HeldResource(HeldCommands held, Caller caller) {
        this.held = held;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/held")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listHeldCommands",
            summary = "Commands of a ticket that are held or were refused",
            description = "By their source sequence, at most 1000.")
    public Uni<HeldAnswer.Items> list(
            @Parameter(description = "Id of the ticket.")
                    @PathParam("id")
                    @Pattern(regexp = TicketResource.ID, message = TicketResource.ID_EXPECTED)
                    String id) {
        return held.undone(caller.tenant(), new TicketId(id))
                .onFailure()
                .transform(Problems::of)
                .map(found -> new HeldAnswer.Items(found.orElseThrow(() -> Problems.unknownTicket(id)).stream()
                        .map(HeldAnswer::of)
                        .toList()));
    }

    @GET
    @Path("/{id}/held/{sourceSequence}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "getHeldCommand", summary = "What became of a numbered command")
    public Uni<HeldAnswer> read(
            @Parameter(description = "Id of the ticket.")
                    @PathParam("id")
                    @Pattern(regexp = TicketResource.ID, message = TicketResource.ID_EXPECTED)
                    String id,
            @Parameter(description = "The number the source gave it.")
                    @PathParam("sourceSequence")
                    @Min(value = 1, message = NUMBER)
                    @Max(value = Requests.MOST_SOURCE_SEQUENCE, message = NUMBER)
                    int sourceSequence) {
        return held.find(caller.tenant(), new TicketId(id), sourceSequence)
                .onFailure()
                .transform(Problems::of)
                .map(found -> HeldAnswer.of(found.orElseThrow(() -> Problems.unknownHeldCommand(id, sourceSequence))));
    }
}
