package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.lifecycle.Ticket;
import dev.tiercel.ticket.tiers.TierStay;
import java.util.Optional;

/** A ticket and, as far as it is known here, where it stands. */
public record TicketView(Ticket ticket, Optional<TierStay> stay) {

    /** Sequence of the newest stay known here, 0 before the first. */
    int newestStay() {
        return stay.map(TierStay::sequence).orElse(0);
    }
}
