package dev.tiercel.escalation.moves.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.escalation.moves.EscalationCommand.Asked;
import dev.tiercel.escalation.moves.EscalationCommand.HandBack;
import dev.tiercel.escalation.moves.EscalationCommand.HandUp;
import dev.tiercel.escalation.moves.TicketId;
import dev.tiercel.escalation.moves.store.Destinations;
import dev.tiercel.escalation.moves.store.Escalations;
import dev.tiercel.escalation.moves.store.Escalations.Wish;
import dev.tiercel.escalation.moves.store.RequestAnswer;
import dev.tiercel.httpedge.Roles;
import dev.tiercel.httpedge.quarkus.Caller;
import dev.tiercel.httpedge.rest.ETags;
import dev.tiercel.httpedge.rest.IfMatch;
import dev.tiercel.httpedge.rest.TypedProblem;
import dev.tiercel.idempotency.quarkus.IdempotentRequests;
import dev.tiercel.outbox.TraceParent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What people can ask of {@code /escalations/{ticketId}}. */
@Cancellable(false)
@Path("/escalations/{ticketId}")
@Produces(MediaType.APPLICATION_JSON)
public class MovesResource {

    private final IdempotentRequests requests;
    private final Escalations escalations;
    private final Destinations destinations;
    private final Caller caller;
    private final InstantSource clock;
    private final ObjectMapper json;

    MovesResource(
            IdempotentRequests requests,
            Escalations escalations,
            Destinations destinations,
            Caller caller,
            InstantSource clock,
            ObjectMapper json) {
        this.requests = requests;
        this.escalations = escalations;
        this.destinations = destinations;
        this.caller = caller;
        this.clock = clock;
        this.json = json;
    }

    @POST
    @Path("/hand-up")
    @RolesAllowed(Roles.CRM)
    @Operation(
            operationId = "handUp",
            summary = "Hand a ticket up",
            description = "To the next tier or a named higher one, with the limits of that tier in full.")
    @APIResponse(
            responseCode = "200",
            description = "The move, kind `manual`.",
            content = @Content(schema = @Schema(implementation = MoveView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`last-tier`, `wrong-direction`, `unknown-tier`, `stale-sequence`, `ticket-finished`,"
                    + " `too-many-moves` (250) or `request-in-progress`.")
    public Uni<Response> handUp(
            @PathParam("ticketId")
                    @Parameter(
                            description = "Id of the ticket.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    String ticketId,
            @HeaderParam("If-Match") @Parameter(hidden = true) @Nullable String ifMatch,
            @HeaderParam("traceparent") @Parameter(hidden = true) @Nullable String traceparent,
            @NotNull @Valid HandUpRequest request) {
        HandUp command = new HandUp(asked(request.by(), request.reason(), request.sequence()), request.toTier());
        return move(
                ticketId,
                ifMatch,
                traceparent,
                session -> ticket -> Uni.createFrom().item(command));
    }

    @POST
    @Path("/hand-back")
    @RolesAllowed(Roles.AGENT)
    @Operation(
            operationId = "handBack",
            summary = "Hand a ticket back",
            description =
                    "To the last lower tier that had it or a named lower one, with the limits of that tier in full.")
    @APIResponse(
            responseCode = "200",
            description = "The move, kind `handed-back`.",
            content = @Content(schema = @Schema(implementation = MoveView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`first-tier`, `wrong-direction`, `unknown-tier`, `stale-sequence`, `ticket-finished`,"
                    + " `too-many-moves` (250) or `request-in-progress`.")
    public Uni<Response> handBack(
            @PathParam("ticketId")
                    @Parameter(
                            description = "Id of the ticket.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    String ticketId,
            @HeaderParam("If-Match") @Parameter(hidden = true) @Nullable String ifMatch,
            @HeaderParam("traceparent") @Parameter(hidden = true) @Nullable String traceparent,
            @NotNull @Valid HandBackRequest request) {
        HandBack command = new HandBack(asked(request.by(), request.reason(), request.sequence()), request.toTier());
        return move(
                ticketId,
                ifMatch,
                traceparent,
                session -> ticket -> Uni.createFrom().item(command));
    }

    @POST
    @Path("/functional-move")
    @RolesAllowed(Roles.AGENT)
    @Operation(
            operationId = "moveFunctionally",
            summary = "Give a ticket to other skills",
            description =
                    "Either another `team` gets it at the tier it is at, with the limits anew, or it goes on by the path"
                            + " of another `escalationPolicy` in its newest version. There it stays, whatever becomes of its"
                            + " own policy, until it is moved functionally again; the way back leads to the version of its own"
                            + " policy that the ticket is under.")
    @APIResponse(
            responseCode = "200",
            description = "The move, kind `functional`.",
            content = @Content(schema = @Schema(implementation = MoveView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "`unknown-team`, `same-team`, `unknown-policy`, `same-path`, `unknown-tier`, `stale-sequence`,"
                            + " `ticket-finished`, `too-many-moves` (250) or `request-in-progress`.")
    public Uni<Response> functionalMove(
            @PathParam("ticketId")
                    @Parameter(
                            description = "Id of the ticket.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    String ticketId,
            @HeaderParam("If-Match") @Parameter(hidden = true) @Nullable String ifMatch,
            @HeaderParam("traceparent") @Parameter(hidden = true) @Nullable String traceparent,
            @NotNull @Valid FunctionalMoveRequest request) {
        Asked asked = asked(request.by(), request.reason(), request.sequence());
        String team = request.team();
        String policy = request.escalationPolicy();
        if (team != null && policy == null && request.tier() == null) {
            return move(
                    ticketId,
                    ifMatch,
                    traceparent,
                    session -> ticket -> destinations.team(session, ticket, asked, team));
        } else if (team == null && policy != null) {
            return move(
                    ticketId,
                    ifMatch,
                    traceparent,
                    session -> ticket -> destinations.path(session, ticket, asked, policy, request.tier()));
        }
        throw TypedProblem.badField(
                "team",
                "body",
                "no single destination (expected: either team, or escalationPolicy with or without tier)");
    }

    /** Answers with the move. */
    private Uni<Response> move(
            String ticketId,
            @Nullable String ifMatch,
            @Nullable String traceparent,
            Function<Mutiny.Session, Wish> wish) {
        TicketId id = TicketIds.of(ticketId);
        IfMatch precondition = ETags.ifMatch(ifMatch);
        String tenant = caller.tenant();
        String trace = TraceParent.orNull(traceparent);
        return requests.inTransaction(session -> escalations
                        .request(session, id, tenant, precondition::check, wish.apply(session), trace)
                        .map(answer -> answer(id, answer)))
                .onFailure()
                .transform(Problems::of);
    }

    private Response answer(TicketId id, RequestAnswer answer) {
        if (answer instanceof RequestAnswer.Refused refused) {
            throw Problems.refused(id, refused.refusal());
        }
        RequestAnswer.Moved moved = (RequestAnswer.Moved) answer;
        return Response.ok(MoveView.read(json, moved.body()))
                .header(HttpHeaders.ETAG, ETags.of(moved.sequence()))
                .build();
    }

    private Asked asked(String by, String reason, @Nullable Integer sequence) {
        return new Asked(by, reason, sequence, clock.instant());
    }
}
