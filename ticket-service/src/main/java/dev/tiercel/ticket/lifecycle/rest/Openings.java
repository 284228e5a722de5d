package dev.tiercel.ticket.lifecycle.rest;

import dev.tiercel.httpedge.rest.ETags;
import dev.tiercel.idempotency.quarkus.IdempotentRequests;
import dev.tiercel.outbox.TraceParent;
import dev.tiercel.ticket.lifecycle.Level;
import dev.tiercel.ticket.lifecycle.Priority;
import dev.tiercel.ticket.lifecycle.json.TicketJson;
import dev.tiercel.ticket.lifecycle.store.Opening;
import dev.tiercel.ticket.lifecycle.store.OpeningRequest;
import dev.tiercel.ticket.lifecycle.store.TicketView;
import dev.tiercel.ticket.lifecycle.store.Tickets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Takes a request to open a ticket to its answer. */
@ApplicationScoped
class Openings {
    private static final Logger LOG = Logger.getLogger(Openings.class);

    private final IdempotentRequests requests;
    private final Tickets tickets;
    private final CommandMetrics metrics;
    private final InstantSource time;

    Openings(IdempotentRequests requests, Tickets tickets, CommandMetrics metrics, InstantSource time) {
        this.requests = requests;
        this.tickets = tickets;
        this.metrics = metrics;
        this.time = time;
    }

    Uni<Response> open(String tenant, OpenTicket request, @Nullable String traceparent) {
        OpeningRequest opening = opening(request, traceparent);
        AtomicReference<String> outcome = new AtomicReference<>("replayed");
        return requests.inTransaction(
                        session -> tickets.open(session, tenant, opening).map(opened -> answer(opened, outcome)))
                .onFailure()
                .transform(Problems::of)
                .invoke(() -> metrics.count(tenant, "open", outcome.get()));
    }

    private OpeningRequest opening(OpenTicket request, @Nullable String traceparent) {
        Level impact = level(request.impact());
        Level urgency = level(request.urgency());
        boolean named = request.priority() != null;
        if (named ? impact != null || urgency != null : impact == null || urgency == null) {
            throw Problems.priorityOrImpactAndUrgency(named);
        }
        Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        return new OpeningRequest(
                request.issue(),
                named ? Priority.valueOf(request.priority()) : null,
                impact,
                urgency,
                request.category(),
                Moments.occurredAt(request.occurredAt(), now),
                request.sourceSequence(),
                request.by(),
                TicketJson.fingerprint(request),
                TraceParent.orNull(traceparent));
    }

    private static Response answer(Opening opening, AtomicReference<String> outcome) {
        if (opening instanceof Opening.Opened opened) {
            outcome.set("accepted");
            MDC.put("ticket", opened.view().ticket().id().value());
            LOG.infof("opened as %s", opened.view().ticket().priority());
            return withTicket(
                            Response.created(URI.create(
                                    "/tickets/" + opened.view().ticket().id())),
                            opened.view())
                    .build();
        }
        if (opening instanceof Opening.OpenedBefore before) {
            outcome.set("duplicate");
            return withTicket(Response.ok(), before.view())
                    .header(IdempotentRequests.REPLAYED, true)
                    .build();
        }
        if (opening instanceof Opening.ReferenceTaken taken) {
            outcome.set("reference-taken");
            return Problems.referenceTaken(taken.by()).toResponse();
        }
        outcome.set("no-policy-yet");
        return Problems.noPolicyYet((Opening.NoPolicyYet) opening).toResponse();
    }

    private static Response.ResponseBuilder withTicket(Response.ResponseBuilder response, TicketView view) {
        return response.entity(TicketAnswer.of(view))
                .header(HttpHeaders.ETAG, ETags.of(view.ticket().version()));
    }

    private static @Nullable Level level(@Nullable String word) {
        return word == null ? null : Level.of(word);
    }
}
