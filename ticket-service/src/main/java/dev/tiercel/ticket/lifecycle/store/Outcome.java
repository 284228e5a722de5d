package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.lifecycle.Decision;

/** What came of a command. */
public sealed interface Outcome {

    /** There is no such ticket. */
    record Unknown() implements Outcome {}

    /** It was judged; {@code view} is the ticket after it. */
    record Judged(Decision decision, TicketView view) implements Outcome {}

    /**
     * It waits for what the source numbered lower.
     *
     * @param expected the number whose turn it is
     */
    record Held(HeldCommand held, int expected) implements Outcome {}
}
