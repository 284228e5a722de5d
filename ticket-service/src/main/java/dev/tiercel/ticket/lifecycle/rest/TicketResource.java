package dev.tiercel.ticket.lifecycle.rest;

import dev.tiercel.httpedge.Roles;
import dev.tiercel.httpedge.quarkus.ApiKeyAuthentication;
import dev.tiercel.outbox.TraceParent;
import dev.tiercel.ticket.lifecycle.Priority;
import dev.tiercel.ticket.lifecycle.TicketCommand;
import dev.tiercel.ticket.lifecycle.TicketId;
import dev.tiercel.ticket.lifecycle.WaitReason;
import dev.tiercel.ticket.lifecycle.store.CommandMaker;
import dev.tiercel.ticket.lifecycle.store.Handled;
import dev.tiercel.ticket.lifecycle.store.TicketView;
import dev.tiercel.ticket.lifecycle.store.Tickets;
import io.quarkus.security.identity.SecurityIdentity;
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
import java.net.URI;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Open, read, acknowledge, wait, resume, resolve. A command answers with the ticket after it; one whose outcome already
 * holds answers so too, without a new version, so every call but opening may be sent again blindly.
 */
@Path("/tickets")
class TicketResource {
    private static final Logger LOG = Logger.getLogger(TicketResource.class);
    private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final String ID_EXPECTED = "expected: a ticket id, which is a lower-case UUID";
    private static final String NO_BODY = "missing (expected: a JSON object)";

    private final Tickets tickets;
    private final SecurityIdentity caller;
    private final Patience patience;
    private final CommandMetrics metrics;

    TicketResource(Tickets tickets, SecurityIdentity caller, Patience patience, CommandMetrics metrics) {
        this.tickets = tickets;
        this.caller = caller;
        this.patience = patience;
        this.metrics = metrics;
    }

    @POST
    @RolesAllowed(Roles.CRM)
    public Uni<RestResponse<TicketAnswer>> open(
            @NotNull(message = NO_BODY) @Valid Requests.Open request,
            @HeaderParam("traceparent") @Nullable String traceparent) {
        String tenant = tenant();
        return tickets.open(
                        tenant, request.issue(), Priority.valueOf(request.priority()), TraceParent.orNull(traceparent))
                .onFailure()
                .transform(Problems::ofOpening)
                .map(opening -> opening.match(
                        opened -> {
                            metrics.opened(tenant);
                            MDC.put("ticket", opened.ticket().id().value());
                            LOG.infof("opened as %s", opened.ticket().priority());
                            return RestResponse.ResponseBuilder.<TicketAnswer>created(URI.create(
                                            "/tickets/" + opened.ticket().id()))
                                    .entity(TicketAnswer.of(new TicketView(opened.ticket(), Optional.empty())))
                                    .build();
                        },
                        noPolicyYet -> {
                            metrics.noPolicyYet(tenant);
                            throw Problems.noPolicyYet(noPolicyYet);
                        }));
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("/{id}")
    public Uni<TicketAnswer> read(@PathParam("id") @Pattern(regexp = ID, message = ID_EXPECTED) String id) {
        return tickets.find(tenant(), new TicketId(id))
                .onFailure()
                .transform(Problems::of)
                .map(view -> TicketAnswer.of(view.orElseThrow(() -> Problems.unknownTicket(id))));
    }

    @POST
    @RolesAllowed(Roles.CRM)
    @Path("/{id}/acknowledge")
    public Uni<TicketAnswer> acknowledge(
            @PathParam("id") @Pattern(regexp = ID, message = ID_EXPECTED) String id,
            @NotNull(message = NO_BODY) @Valid Requests.Acknowledge request,
            @HeaderParam("traceparent") @Nullable String traceparent) {
        return handle(
                "acknowledge",
                id,
                traceparent,
                (at, newestStay) -> new TicketCommand.Acknowledge(
                        at, request.by(), answered(request.sequence(), newestStay), newestStay));
    }

    @POST
    @RolesAllowed(Roles.CRM)
    @Path("/{id}/wait")
    public Uni<TicketAnswer> await(
            @PathParam("id") @Pattern(regexp = ID, message = ID_EXPECTED) String id,
            @NotNull(message = NO_BODY) @Valid Requests.Wait request,
            @HeaderParam("traceparent") @Nullable String traceparent) {
        return handle(
                "wait",
                id,
                traceparent,
                (at, newestStay) -> new TicketCommand.Wait(at, request.by(), WaitReason.of(request.reason())));
    }

    @POST
    @RolesAllowed(Roles.CRM)
    @Path("/{id}/resume")
    public Uni<TicketAnswer> resume(
            @PathParam("id") @Pattern(regexp = ID, message = ID_EXPECTED) String id,
            @NotNull(message = NO_BODY) @Valid Requests.Resume request,
            @HeaderParam("traceparent") @Nullable String traceparent) {
        return handle("resume", id, traceparent, (at, newestStay) -> new TicketCommand.Resume(at, request.by()));
    }

    @POST
    @RolesAllowed(Roles.CRM)
    @Path("/{id}/resolve")
    public Uni<TicketAnswer> resolve(
            @PathParam("id") @Pattern(regexp = ID, message = ID_EXPECTED) String id,
            @NotNull(message = NO_BODY) @Valid Requests.Resolve request,
            @HeaderParam("traceparent") @Nullable String traceparent) {
        return handle(
                "resolve",
                id,
                traceparent,
                (at, newestStay) -> new TicketCommand.Resolve(
                        at, request.by(), request.resolution(), answered(request.sequence(), newestStay), newestStay));
    }

    private Uni<TicketAnswer> handle(String name, String id, @Nullable String traceparent, CommandMaker command) {
        MDC.put("ticket", id);
        String tenant = tenant();
        TicketId ticketId = new TicketId(id);
        String trace = TraceParent.orNull(traceparent);
        return patience.until(() -> tickets.handle(tenant, ticketId, command, trace))
                .onFailure()
                .transform(Problems::of)
                .map(found -> {
                    Handled handled = found.orElseThrow(() -> Problems.unknownTicket(id));
                    metrics.handled(tenant, name, handled.decision());
                    return handled.decision()
                            .match(
                                    accepted -> {
                                        LOG.infof(
                                                "%s made version %d",
                                                name, handled.view().ticket().version());
                                        return TicketAnswer.of(handled.view());
                                    },
                                    rejected -> {
                                        throw Problems.refused(
                                                rejected.reason(),
                                                handled.view().ticket());
                                    },
                                    duplicate -> TicketAnswer.of(handled.view()));
                });
    }

    private static int answered(@Nullable Integer sequence, int newestStay) {
        return sequence == null ? newestStay : sequence;
    }

    private String tenant() {
        return caller.getAttribute(ApiKeyAuthentication.TENANT);
    }
}
