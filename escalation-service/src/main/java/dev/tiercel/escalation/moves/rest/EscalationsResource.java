package dev.tiercel.escalation.moves.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.escalation.moves.EscalationCommand.Asked;
import dev.tiercel.escalation.moves.EscalationCommand.HandBack;
import dev.tiercel.escalation.moves.EscalationCommand.HandUp;
import dev.tiercel.escalation.moves.Refusal;
import dev.tiercel.escalation.moves.Standing;
import dev.tiercel.escalation.moves.TicketEscalation.Seen;
import dev.tiercel.escalation.moves.TicketId;
import dev.tiercel.escalation.moves.store.Destinations;
import dev.tiercel.escalation.moves.store.EscalationQueries;
import dev.tiercel.escalation.moves.store.EscalationQueries.History;
import dev.tiercel.escalation.moves.store.Escalations;
import dev.tiercel.escalation.moves.store.RequestAnswer;
import dev.tiercel.httpedge.quarkus.ApiKeyAuthentication;
import dev.tiercel.outbox.TraceParent;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
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
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** {@code /escalations/{ticketId}}. */
@Path("/escalations/{ticketId}")
public class EscalationsResource {

    private final Mutiny.SessionFactory sessions;
    private final Escalations escalations;
    private final Destinations destinations;
    private final EscalationQueries queries;
    private final SecurityIdentity caller;
    private final InstantSource clock;
    private final ObjectMapper json;

    EscalationsResource(
            Mutiny.SessionFactory sessions,
            Escalations escalations,
            Destinations destinations,
            EscalationQueries queries,
            SecurityIdentity caller,
            InstantSource clock,
            ObjectMapper json) {
        this.sessions = sessions;
        this.escalations = escalations;
        this.destinations = destinations;
        this.queries = queries;
        this.caller = caller;
        this.clock = clock;
        this.json = json;
    }

    @GET
    public Uni<EscalationView> escalation(@PathParam("ticketId") String ticketId) {
        TicketId id = idOf(ticketId);
        return queries.history(id, tenant())
                .onFailure()
                .transform(Problems::of)
                .map(found -> view(found.orElseThrow(() -> Problems.refused(id, new Refusal.NotSeen()))));
    }

    /** Answers with the move. */
    @POST
    @Path("/hand-up")
    public Uni<MoveView> handUp(
            @PathParam("ticketId") String ticketId,
            @NotNull @Valid HandUpRequest request,
            @HeaderParam("traceparent") @Nullable String traceparent) {
        Asked asked = asked(request.by(), request.reason(), request.sequence());
        return move(
                ticketId, traceparent, session -> ticket -> Uni.createFrom().item(new HandUp(asked, request.toTier())));
    }

    @POST
    @Path("/hand-back")
    public Uni<MoveView> handBack(
            @PathParam("ticketId") String ticketId,
            @NotNull @Valid HandBackRequest request,
            @HeaderParam("traceparent") @Nullable String traceparent) {
        Asked asked = asked(request.by(), request.reason(), request.sequence());
        return move(
                ticketId,
                traceparent,
                session -> ticket -> Uni.createFrom().item(new HandBack(asked, request.toTier())));
    }

    @POST
    @Path("/functional-move")
    public Uni<MoveView> functionalMove(
            @PathParam("ticketId") String ticketId,
            @NotNull @Valid FunctionalMoveRequest request,
            @HeaderParam("traceparent") @Nullable String traceparent) {
        Asked asked = asked(request.by(), request.reason(), request.sequence());
        return move(
                ticketId,
                traceparent,
                session -> ticket -> request.team() != null
                        ? destinations.team(session, ticket, asked, request.team())
                        : destinations.path(session, ticket, asked, request.escalationPolicy(), request.tier()));
    }

    private Uni<MoveView> move(
            String ticketId,
            @Nullable String traceparent,
            java.util.function.Function<Mutiny.Session, Escalations.Wish> wish) {
        TicketId id = idOf(ticketId);
        String tenant = tenant();
        return sessions.withTransaction((session, transaction) -> escalations.request(
                        session, id, tenant, sequence -> {}, wish.apply(session), TraceParent.orNull(traceparent)))
                .onFailure()
                .transform(Problems::of)
                .map(answer -> {
                    if (answer instanceof RequestAnswer.Refused refused) {
                        throw Problems.refused(id, refused.refusal());
                    }
                    return move(((RequestAnswer.Moved) answer).body());
                });
    }

    private Asked asked(String by, String reason, @Nullable Integer sequence) {
        return new Asked(by, reason, sequence, clock.instant());
    }

    private EscalationView view(History history) {
        Seen seen = history.state();
        var current = seen.path().current();
        List<MoveView> moves = history.moves().stream().map(this::move).toList();
        return new EscalationView(
                StayView.of(
                        Standing.of(seen).toString(), seen.ticket().acknowledges(current), moves.get(moves.size() - 1)),
                seen.path().policy().ref(),
                seen.ticket().version(),
                moves,
                history.answers().stream().map(EscalationView.AnswerView::of).toList(),
                history.corrections().stream()
                        .map(EscalationView.CorrectionView::of)
                        .toList());
    }

    private MoveView move(String body) {
        try {
            return json.readValue(body, MoveView.class);
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
