package dev.tiercel.escalation.moves.rest;

import dev.tiercel.escalation.moves.TicketId;
import dev.tiercel.httpedge.rest.TypedProblem;

/** Reads ticket ids out of paths. */
final class TicketIds {

    private TicketIds() {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if it is none */
    static TicketId of(String text) {
        if (!TicketId.isValid(text)) {
            throw TypedProblem.badField("ticketId", "path", "not a ticket id (expected: a UUID in lower case)");
        }
        return new TicketId(text);
    }
}
