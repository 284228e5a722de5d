package dev.tiercel.ticket.lifecycle.rest;

import dev.tiercel.httpedge.rest.TypedProblem;
import dev.tiercel.outbox.hibernate.Faults;
import dev.tiercel.ticket.lifecycle.Decision;
import dev.tiercel.ticket.lifecycle.Refusal;
import dev.tiercel.ticket.lifecycle.Ticket;
import dev.tiercel.ticket.lifecycle.TicketEvent;
import dev.tiercel.ticket.lifecycle.TicketId;
import dev.tiercel.ticket.lifecycle.store.Opening;
import dev.tiercel.ticket.lifecycle.store.Refusals;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Map;

/** Refusals in the form of RFC 9457. */
public final class Problems {
    private static final int SOON = 1;
    private static final int LATER = 5;

    private Problems() {}

    public static HttpProblem unknownTicket(String id) {
        return TypedProblem.of(404, "unknown-ticket", "Unknown ticket")
                .withDetail("There is no ticket " + id + ".")
                .build();
    }

    static HttpProblem priorityOrImpactAndUrgency(boolean both) {
        return TypedProblem.badField(
                "priority",
                "body",
                (both ? "named beside impact or urgency" : "missing")
                        + " (expected: one of P1, P2, P3, P4, or impact and urgency instead)");
    }

    static HttpProblem unknownHeldCommand(String id, int sourceSequence) {
        return TypedProblem.of(404, "unknown-held-command", "Unknown held command")
                .withDetail("Ticket " + id + " has no command of source sequence " + sourceSequence + ".")
                .build();
    }

    /** 409, with {@code Retry-After} where waiting alone may help. */
    static HttpProblem refused(Decision.Rejected rejected, Ticket ticket) {
        Refusal reason = rejected.reason();
        HttpProblem.Builder problem = TypedProblem.of(409, reason.word(), "Refused")
                .withDetail("Ticket " + ticket.id() + ": " + Refusals.detail(rejected) + ".")
                .withInstance(URI.create("/tickets/" + ticket.id()))
                .with("ticketStatus", ticket.state().word())
                .with("ticketVersion", ticket.version());
        TicketEvent later = rejected.contradicted();
        if (later != null) {
            problem.with("contradicts", Map.of("type", later.word(), "occurredAt", later.at()));
        }
        return reason.passing()
                ? problem.withHeader(HttpHeaders.RETRY_AFTER, SOON).build()
                : problem.build();
    }

    static HttpProblem referenceTaken(TicketId by) {
        return TypedProblem.of(409, "reference-taken", "Reference taken")
                .withDetail("Another request opened ticket " + by + " for this reference of the source.")
                .with("ticketId", by.value())
                .build();
    }

    static HttpProblem noPolicyYet(Opening.NoPolicyYet opening) {
        return TypedProblem.of(503, "no-policy-yet", "No policy yet")
                .withDetail("Nothing was stored: " + String.join("; ", opening.missing()) + ".")
                .withHeader(HttpHeaders.RETRY_AFTER, LATER)
                .build();
    }

    static String type(Refusal reason) {
        return "https://tiercel.dev/problems/" + reason.word();
    }

    /** The fault as it is, unless it says that the database is away. */
    public static Throwable of(Throwable fault) {
        return Faults.isDatabaseAway(fault)
                ? TypedProblem.databaseAway("whether the request was carried out is not known."
                        + " Sent again with the same Idempotency-Key it is not done twice; without one it may be.")
                : fault;
    }
}
