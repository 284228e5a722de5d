package dev.tiercel.ticket.lifecycle.rest;

import dev.tiercel.httpedge.rest.ETags;
import dev.tiercel.httpedge.rest.IfMatch;
import dev.tiercel.idempotency.quarkus.IdempotentRequests;
import dev.tiercel.outbox.TraceParent;
import dev.tiercel.ticket.lifecycle.TicketCommand;
import dev.tiercel.ticket.lifecycle.TicketId;
import dev.tiercel.ticket.lifecycle.json.TicketJson;
import dev.tiercel.ticket.lifecycle.store.Outcome;
import dev.tiercel.ticket.lifecycle.store.Tickets;
import dev.tiercel.ticket.lifecycle.store.Told;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Takes a command from the request to its answer. */
@ApplicationScoped
class Commands {
    private static final Logger LOG = Logger.getLogger(Commands.class);

    private final IdempotentRequests requests;
    private final Tickets tickets;
    private final Patience patience;
    private final CommandMetrics metrics;
    private final InstantSource time;

    Commands(
            IdempotentRequests requests,
            Tickets tickets,
            Patience patience,
            CommandMetrics metrics,
            InstantSource time) {
        this.requests = requests;
        this.tickets = tickets;
        this.patience = patience;
        this.metrics = metrics;
        this.time = time;
    }

    Uni<Response> handle(
            String tenant,
            String id,
            Requests.Command request,
            @Nullable String ifMatch,
            @Nullable String traceparent) {
        MDC.put("ticket", id);
        IfMatch wanted = ETags.ifMatch(ifMatch);
        Told told = told(request, traceparent);
        AtomicReference<String> outcome = new AtomicReference<>("replayed");
        return patience.until(() -> requests.inTransaction(
                        session -> tickets.handle(session, tenant, new TicketId(id), told, wanted::check)
                                .map(found -> answer(id, told, found, outcome))))
                .onFailure()
                .transform(Problems::of)
                .invoke(() -> metrics.count(tenant, told.command().word(), outcome.get()));
    }

    private Told told(Requests.Command request, @Nullable String traceparent) {
        Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        TicketCommand command = request.command();
        if (command instanceof TicketCommand.Reassess reassess) {
            check(reassess);
        }
        return new Told(
                command,
                Moments.occurredAt(request.occurredAt(), now),
                request.sourceSequence(),
                now,
                TicketJson.fingerprint(List.of(command.word(), request)),
                TraceParent.orNull(traceparent));
    }

    private static void check(TicketCommand.Reassess command) {
        boolean named = command.priority() != null;
        boolean half = (command.impact() == null) != (command.urgency() == null);
        boolean nothing = command.category() == null && command.impact() == null;
        if (half || (named ? command.impact() != null : nothing)) {
            throw Problems.priorityOrImpactAndUrgency(named);
        }
    }

    private Response answer(String id, Told told, Outcome found, AtomicReference<String> outcome) {
        if (found instanceof Outcome.Held held) {
            outcome.set("held");
            LOG.infof("%s is held until %d was told", told.command().word(), held.expected());
            return Response.accepted(new HeldAnswer.Envelope(HeldAnswer.of(held.held()), held.expected()))
                    .location(
                            URI.create("/tickets/" + id + "/held/" + held.held().sourceSequence()))
                    .build();
        }
        if (!(found instanceof Outcome.Judged judged)) {
            outcome.set("unknown-ticket");
            return Problems.unknownTicket(id).toResponse();
        }
        return judged.decision()
                .match(
                        accepted -> {
                            outcome.set("accepted");
                            LOG.infof(
                                    "%s made version %d",
                                    told.command().word(),
                                    judged.view().ticket().version());
                            return ticket(judged);
                        },
                        rejected -> {
                            outcome.set(rejected.reason().word());
                            return Problems.refused(rejected, judged.view().ticket())
                                    .toResponse();
                        },
                        duplicate -> {
                            outcome.set("duplicate");
                            return ticket(judged);
                        });
    }

    private static Response ticket(Outcome.Judged judged) {
        return Response.ok(TicketAnswer.of(judged.view()))
                .header(HttpHeaders.ETAG, ETags.of(judged.view().ticket().version()))
                .build();
    }
}
