package dev.tiercel.ticket.lifecycle.rest;

import dev.tiercel.httpedge.rest.TypedProblem;
import dev.tiercel.outbox.hibernate.Faults;
import dev.tiercel.ticket.lifecycle.Refusal;
import dev.tiercel.ticket.lifecycle.Ticket;
import dev.tiercel.ticket.lifecycle.store.Opening;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;

/** Refusals in the form of RFC 9457. */
final class Problems {
    private static final int SOON = 1;
    private static final int LATER = 5;

    private Problems() {}

    static HttpProblem unknownTicket(String id) {
        return TypedProblem.of(404, "unknown-ticket", "Unknown ticket")
                .withDetail("There is no ticket " + id + ".")
                .build();
    }

    /** In the form of the problems that validation raises. */
    static HttpProblem badField(String field, String message) {
        return TypedProblem.of(400, "bad-request", "Bad Request")
                .with("violations", List.of(Map.of("field", field, "in", "body", "message", message)))
                .build();
    }

    /** 409, or 503 with {@code Retry-After} where waiting alone may help: that is what clients retry by themselves. */
    static HttpProblem refused(Refusal reason, Ticket ticket) {
        HttpProblem.Builder problem = TypedProblem.of(reason.passing() ? 503 : 409, reason.word(), "Refused")
                .withDetail("Ticket " + ticket.id() + ": " + reason.detail() + ".")
                .with("ticketStatus", ticket.state().word())
                .with("ticketVersion", ticket.version());
        return reason.passing()
                ? problem.withHeader(HttpHeaders.RETRY_AFTER, SOON).build()
                : problem.build();
    }

    static HttpProblem noPolicyYet(Opening.NoPolicyYet opening) {
        return TypedProblem.of(503, "no-policy-yet", "No policy yet")
                .withDetail("Nothing was stored: " + String.join("; ", opening.missing()) + ".")
                .withHeader(HttpHeaders.RETRY_AFTER, LATER)
                .build();
    }

    /** The fault as it is, unless it says that the database is away. */
    static Throwable of(Throwable fault) {
        return Faults.isDatabaseAway(fault)
                ? TypedProblem.databaseAway("whether the request was carried out is not known."
                        + " Send it again: what already holds is not done twice.")
                : fault;
    }

    /** Like {@link #of}, for the one request that is carried out anew each time it is sent. */
    static Throwable ofOpening(Throwable fault) {
        return Faults.isDatabaseAway(fault)
                ? TypedProblem.databaseAway("whether the ticket was opened is not known."
                        + " If it was, sending the request again opens a second one.")
                : fault;
    }
}
