package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.lifecycle.TicketCommand;
import java.time.Instant;

/** Makes the command once the ticket's row is locked: only then is it known what it meets, and when. */
@FunctionalInterface
public interface CommandMaker {

    /**
     * @param at now, in whole milliseconds
     * @param newestStay sequence of the newest stay known, 0 before the first
     */
    TicketCommand make(Instant at, int newestStay);
}
