package dev.tiercel.escalation.moves.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.escalation.moves.EscalationCommand.HandUp;
import dev.tiercel.escalation.moves.Refusal;
import dev.tiercel.escalation.moves.TicketEscalation.Exhausted;
import dev.tiercel.escalation.moves.TicketEscalation.Finished;
import dev.tiercel.escalation.moves.TicketEscalation.Seen;
import dev.tiercel.escalation.moves.TicketId;
import dev.tiercel.escalation.moves.store.EscalationQueries.History;
import dev.tiercel.escalation.moves.store.EscalationQueries;
import dev.tiercel.escalation.moves.store.Escalations;
import dev.tiercel.escalation.moves.store.HandUpAnswer;
import dev.tiercel.httpedge.Roles;
import dev.tiercel.httpedge.quarkus.ApiKeyAuthentication;
import dev.tiercel.outbox.TraceParent;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /escalations/{ticketId}}. */
@Path("/escalations/{ticketId}")
public class EscalationsResource {

    private final Escalations escalations;
    private final EscalationQueries queries;
    private final SecurityIdentity caller;
    private final InstantSource clock;
    private final ObjectMapper json;

    EscalationsResource(
            Escalations escalations,
            EscalationQueries queries,
            SecurityIdentity caller,
            InstantSource clock,
            ObjectMapper json) {
        this.escalations = escalations;
        this.queries = queries;
        this.caller = caller;
        this.clock = clock;
        this.json = json;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public Uni<EscalationView> escalation(@PathParam("ticketId") String ticketId) {
        TicketId id = idOf(ticketId);
        return history(id).map(this::view);
    }

    /** Answers with the move, as subscribers hear of it. */
    @POST
    @RolesAllowed(Roles.CRM)
    @Path("/hand-up")
    public Uni<JsonNode> handUp(
            @PathParam("ticketId") String ticketId,
            @NotNull @Valid HandUpRequest request,
            @HeaderParam("traceparent") @Nullable String traceparent) {
        TicketId id = idOf(ticketId);
        HandUp command = new HandUp(request.by(), request.reason(), request.sequence(), clock.instant());
        return escalations
                .handUp(id, tenant(), command, TraceParent.orNull(traceparent))
                .onFailure()
                .transform(Problems::of)
                .map(answer -> {
                    if (answer instanceof HandUpAnswer.Refused refused) {
                        throw Problems.refused(id, refused.refusal());
                    }
                    return tree(((HandUpAnswer.HandedUp) answer).body());
                });
    }

    private Uni<History> history(TicketId id) {
        return queries.history(id, tenant())
                .onFailure()
                .transform(Problems::of)
                .map(found -> found.orElseThrow(() -> Problems.refused(id, new Refusal.NotSeen())));
    }

    private EscalationView view(History history) {
        Seen seen = history.state();
        var current = seen.path().current();
        List<JsonNode> moves = history.moves().stream().map(this::tree).toList();
        return new EscalationView(
                seen.ticket().id().value(),
                seen instanceof Finished ? "finished" : seen instanceof Exhausted ? "exhausted" : "at-tier",
                current.tier(),
                seen.path().policy().tier(current.tier()).name(),
                current.sequence(),
                current.startedAt(),
                seen.ticket().acknowledges(current),
                moves.get(current.sequence() - 1).path("responders"),
                seen.ticket().policy().toString(),
                seen.ticket().version(),
                moves,
                history.answers().stream().map(EscalationView.AnswerView::of).toList());
    }

    private JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored move: cannot be read", e);
        }
    }

    private String tenant() {
        return Optional.ofNullable(caller.<String>getAttribute(ApiKeyAuthentication.TENANT))
                .orElseThrow(() -> new IllegalStateException(
                        "API key " + caller.getPrincipal().getName() + ": no tenant"));
    }

    private static TicketId idOf(String text) {
        if (!TicketId.isValid(text)) {
            throw Problems.malformedId(text);
        }
        return new TicketId(text);
    }
}
