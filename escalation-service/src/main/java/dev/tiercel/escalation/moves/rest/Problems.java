package dev.tiercel.escalation.moves.rest;

import dev.tiercel.escalation.moves.Refusal;
import dev.tiercel.escalation.moves.TicketId;
import dev.tiercel.httpedge.rest.TypedProblem;
import dev.tiercel.outbox.hibernate.Faults;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Refusals in the form of RFC 9457. */
final class Problems {

    private Problems() {}

    static HttpProblem malformedId(String id) {
        return TypedProblem.of(400, "malformed-id", "Malformed id")
                .withDetail("ticketId: " + id + " (allowed: a UUID in lower case)")
                .build();
    }

    static HttpProblem refused(TicketId id, Refusal refusal) {
        HttpProblem.Builder problem;
        if (refusal instanceof Refusal.NotSeen) {
            problem = TypedProblem.of(404, "unknown-ticket", "Unknown ticket");
        } else if (refusal instanceof Refusal.AlreadyResolved) {
            problem = TypedProblem.of(409, "ticket-resolved", "Ticket resolved");
        } else if (refusal instanceof Refusal.AtLastTier) {
            problem = TypedProblem.of(409, "last-tier", "Last tier");
        } else {
            problem = TypedProblem.of(409, "stale-sequence", "Stale sequence");
        }
        return problem.withDetail("Ticket " + id + ": " + refusal.detail() + ".")
                .build();
    }

    /** The fault as it is, unless it says that the database is away. */
    static Throwable of(Throwable fault) {
        return Faults.isDatabaseAway(fault)
                ? TypedProblem.databaseAway("whether the request was carried out is not known."
                        + " Look at the ticket, or repeat the request with the sequence it was meant for.")
                : fault;
    }
}
