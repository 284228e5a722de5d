package dev.tiercel.ticket.assessment.moves.rest;

import dev.tiercel.httpedge.Roles;
import dev.tiercel.httpedge.quarkus.Caller;
import dev.tiercel.httpedge.rest.ETags;
import dev.tiercel.httpedge.rest.Page;
import dev.tiercel.httpedge.rest.PageParams;
import dev.tiercel.httpedge.rest.PageRequest;
import dev.tiercel.idempotency.quarkus.IdempotentRequests;
import dev.tiercel.ticket.assessment.moves.MoveOrder;
import dev.tiercel.ticket.assessment.moves.PolicyMove;
import dev.tiercel.ticket.assessment.moves.store.PolicyMoves;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Moves tickets to other policy versions, and shows how far that has come. */
@Cancellable(false)
@Path("/policy-moves")
@Produces(MediaType.APPLICATION_JSON)
class PolicyMoveResource {
    private static final Logger LOG = Logger.getLogger(PolicyMoveResource.class);
    private static final String LIST = "policy-moves";

    private final Mutiny.SessionFactory sessions;
    private final IdempotentRequests requests;
    private final PolicyMoves moves;
    private final WantedVersions versions;
    private final Caller caller;

    PolicyMoveResource(
            Mutiny.SessionFactory sessions,
            IdempotentRequests requests,
            PolicyMoves moves,
            WantedVersions versions,
            Caller caller) {
        this.sessions = sessions;
        this.requests = requests;
        this.moves = moves;
        this.versions = versions;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Roles.MANAGER)
    @Operation(
            operationId = "movePolicies",
            summary = "Move tickets to other policy versions",
            description =
                    "Without `dryRun: false` it only shows what it would do. Tickets that are closed, cancelled or"
                            + " merged are never moved, nor what is opened after the request. A breach that was due before the"
                            + " move stands; from the move on the targets of the new version count, measured from the start of"
                            + " each clock.")
    @APIResponse(
            responseCode = "200",
            description = "What the move would do; nothing was changed.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PreviewAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = "The move is carried out in the background, ticket by ticket.",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = PolicyMoveAnswer.class)))
    @APIResponse(responseCode = "409", description = "`unknown-policy-version`: no such version was published.")
    public Uni<Response> start(@NotNull(message = "missing (expected: a JSON object)") @Valid StartPolicyMove request) {
        String tenant = caller.tenant();
        String key = caller.name();
        MoveOrder order = request.toOrder(key);
        return requests.inTransaction(session -> versions.check(session, tenant, order)
                        .chain(() -> request.onlyShow()
                                ? moves.preview(session, tenant, order)
                                        .map(preview -> Response.ok(PreviewAnswer.of(preview, order))
                                                .build())
                                : moves.start(session, tenant, order)
                                        .invoke(move -> LOG.infof(
                                                "policy move %s of %d tickets, by %s with key %s",
                                                move.id(), move.matched(), order.by(), key))
                                        .map(PolicyMoveResource::accepted)))
                .onFailure()
                .transform(Problems::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "getPolicyMove", summary = "How far a move has come")
    @APIResponse(
            responseCode = "200",
            description = "The move.",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = PolicyMoveAnswer.class)))
    public Uni<Response> read(
            @Parameter(description = "Id of the move.")
                    @PathParam("id")
                    @Pattern(
                            regexp = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
                            message = "expected: id of a policy move, which is a lower-case UUID")
                    String id) {
        String tenant = caller.tenant();
        return sessions.withSession(session -> moves.find(session, tenant, id))
                .onFailure()
                .transform(Problems::of)
                .map(found -> {
                    PolicyMove move = found.orElseThrow(() -> Problems.unknownMove(id));
                    return Response.ok(PolicyMoveAnswer.of(move))
                            .header(HttpHeaders.ETAG, ETags.of(move.version()))
                            .build();
                });
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listPolicyMoves", summary = "All moves, the newest first")
    public Uni<RestResponse<Page.Items<PolicyMoveAnswer>>> list(@BeanParam PageParams paging, @Context UriInfo uri) {
        String tenant = caller.tenant();
        PageRequest page = paging.of(LIST, 2);
        boolean first = page.after().isEmpty();
        Instant at = first ? null : page.after(0, PolicyMoveResource::millis);
        String id = first ? "" : page.after(1, text -> UUID.fromString(text).toString());
        return sessions.withSession(session -> moves.list(session, tenant, at, id, page.fetch()))
                .onFailure()
                .transform(Problems::of)
                .map(found -> page.page(
                                found,
                                move -> List.of(
                                        String.valueOf(move.requestedAt().toEpochMilli()), move.id()))
                        .map(PolicyMoveAnswer::of)
                        .answer(uri));
    }

    private static Instant millis(String text) {
        if (!text.matches("[0-9]{1,14}")) {
            throw new IllegalArgumentException("instant: " + text + " (expected: milliseconds)");
        }
        return Instant.ofEpochMilli(Long.parseLong(text));
    }

    private static Response accepted(PolicyMove move) {
        return Response.accepted(PolicyMoveAnswer.of(move))
                .location(URI.create("/policy-moves/" + move.id()))
                .header(HttpHeaders.ETAG, ETags.of(move.version()))
                .build();
    }
}
