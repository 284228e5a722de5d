package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.lifecycle.Decision;
import dev.tiercel.ticket.lifecycle.TicketEvent;

/** Refusals in words, for those who see them later. */
public final class Refusals {
    private Refusals() {}

    /** Why, and if something later stands against it, what. */
    public static String detail(Decision.Rejected rejected) {
        TicketEvent later = rejected.contradicted();
        return rejected.reason().detail() + (later == null ? "" : ": " + later.word() + " at " + later.at());
    }
}
