package dev.tiercel.escalation.moves.rest;

import dev.tiercel.escalation.kafka.Faults;
import dev.tiercel.escalation.moves.Refusal;
import dev.tiercel.escalation.moves.TicketId;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Locale;

/** Refusals in the form of RFC 9457. */
final class Problems {

    private static final String TYPES = "https://tiercel.dev/problems/";
    private static final int LATER = 5;

    private Problems() {}

    static HttpProblem malformedId(String id) {
        return problem(400, "malformed-id", "Malformed id")
                .withDetail("ticketId: " + id + " (allowed: a UUID in lower case)")
                .build();
    }

    static HttpProblem refused(TicketId id, Refusal refusal) {
        HttpProblem.Builder problem;
        if (refusal instanceof Refusal.NotSeen) {
            problem = problem(404, "unknown-ticket", "Unknown ticket");
        } else if (refusal instanceof Refusal.AlreadyResolved) {
            problem = problem(409, "ticket-resolved", "Ticket resolved");
        } else if (refusal instanceof Refusal.AtLastTier) {
            problem = problem(409, "last-tier", "Last tier");
        } else {
            problem = problem(409, "stale-sequence", "Stale sequence");
        }
        return problem.withDetail("Ticket " + id + ": " + refusal.detail() + ".")
                .build();
    }

    /** The fault as it is, unless it says that the database is away. */
    static Throwable of(Throwable fault) {
        return Faults.isDatabaseAway(fault)
                ? problem(503, "database-away", "Database away")
                        .withDetail("The database does not answer; whether the request was carried out is not known."
                                + " Look at the ticket, or repeat the request with the sequence it was meant for.")
                        .withHeader(HttpHeaders.RETRY_AFTER, LATER)
                        .build()
                : fault;
    }

    static URI typeFor(String title) {
        return URI.create(TYPES + title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
    }

    private static HttpProblem.Builder problem(int status, String name, String title) {
        return HttpProblem.builder()
                .withType(URI.create(TYPES + name))
                .withTitle(title)
                .withStatus(status);
    }
}
