package dev.tiercel.slatimer.clocks.kafka;

import dev.tiercel.slatimer.clocks.Stay;
import dev.tiercel.slatimer.clocks.Ticket;
import java.util.List;

/** What a record on one of the input topics tells the timer. */
public sealed interface Incoming {

    record TicketChanged(Cause cause, Ticket ticket) implements Incoming {}

    /** @param stays all so far, oldest first */
    record TicketMoved(Cause cause, String ticketId, List<Stay> stays) implements Incoming {}

    /** Of a type no clock depends on. */
    record Ignored(String type) implements Incoming {}

    /** It can never be handled, however often it is tried. */
    record Malformed(String reason) implements Incoming {}
}
