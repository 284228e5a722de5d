package dev.tiercel.slatimer.clocks.rest;

import dev.tiercel.httpedge.rest.TypedProblem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;

/** Refusals in the form of RFC 9457. */
final class TimerProblems {

    private static final int LATER_SECONDS = 2;

    private TimerProblems() {}

    static HttpProblem unknownTicket(String ticketId) {
        return TypedProblem.of(404, "unknown-ticket", "Unknown ticket")
                .withDetail("Ticket " + ticketId
                        + ": no event of it has been seen yet (expected: one that was opened in this tenant).")
                .build();
    }

    static HttpProblem away(String why) {
        return TypedProblem.of(503, "timer-away", "Timer away")
                .withDetail("Nothing can be said right now: " + why + ". Nothing was changed; repeat the request.")
                .withHeader(HttpHeaders.RETRY_AFTER, LATER_SECONDS)
                .build();
    }
}
