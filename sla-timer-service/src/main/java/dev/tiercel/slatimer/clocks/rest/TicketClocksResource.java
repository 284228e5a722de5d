package dev.tiercel.slatimer.clocks.rest;

import dev.tiercel.httpedge.Roles;
import dev.tiercel.httpedge.quarkus.Caller;
import dev.tiercel.slatimer.clocks.quarkus.TimerLifecycle;
import dev.tiercel.slatimer.clocks.streams.TimerQueries.Explained;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** {@code /clocks}: why a promise was missed, or was not. */
@Cancellable(false)
@Path("/clocks/{ticketId}")
@Produces(MediaType.APPLICATION_JSON)
class TicketClocksResource {

    private final TimerLifecycle timer;
    private final OtherInstance others;
    private final Caller caller;

    TicketClocksResource(TimerLifecycle timer, OtherInstance others, Caller caller) {
        this.timer = timer;
        this.others = others;
        this.caller = caller;
    }

    @GET
    @Blocking
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "explainClocks",
            extensions = @Extension(name = "x-computed", value = "true"),
            summary = "Explain the clocks of a ticket",
            description =
                    "Each clock as it stands now: its target and due instant, what is spent and left, and every interval"
                            + " that counted or did not, with the reason and the versions of policy, calendar and time-zone"
                            + " data. Any instance answers for every ticket.")
    @APIResponse(
            responseCode = "200",
            description = "All clocks the ticket ever had.",
            content = @Content(schema = @Schema(implementation = TicketClocksView.class)))
    @APIResponse(responseCode = "404", description = "No event of the ticket has been seen: `unknown-ticket`.")
    @APIResponse(
            responseCode = "503",
            description = "`timer-away`: partitions are being handed out, or the instance that has the ticket does not"
                    + " answer; repeat the request after `Retry-After`.")
    public Response explain(
            @PathParam("ticketId")
                    @Parameter(
                            description = "Id of the ticket.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    String ticketId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Parameter(hidden = true) @Nullable String key,
            @HeaderParam(OtherInstance.ASKED_BY_ANOTHER) @Parameter(hidden = true) @Nullable String asked) {
        Explained explained = timer.queries()
                .map(queries -> queries.explain(caller.tenant(), ticketId))
                .orElseGet(() -> new Explained.Away(timer.status().reason()));
        if (explained instanceof Explained.Known known) {
            return Response.ok(TicketClocksView.of(known)).build();
        } else if (explained instanceof Explained.Parked parked) {
            return Response.ok(TicketClocksView.of(parked)).build();
        } else if (explained instanceof Explained.Unknown) {
            throw TimerProblems.unknownTicket(ticketId);
        } else if (explained instanceof Explained.Elsewhere elsewhere) {
            return others.ask(elsewhere.address(), ticketId, key, asked != null);
        }
        throw TimerProblems.away(((Explained.Away) explained).why());
    }
}
