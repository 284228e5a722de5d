package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.lifecycle.Link;
import dev.tiercel.ticket.lifecycle.Ticket;
import dev.tiercel.ticket.tiers.TierStay;
import java.util.List;
import java.util.Optional;

/**
 * A ticket and what stands elsewhere about it.
 *
 * @param stay where it stands, as far as it is known here
 * @param linkedFrom the links of other tickets that name it; {@code to} is the ticket that carries the link
 */
public record TicketView(Ticket ticket, Optional<TierStay> stay, List<Link> linkedFrom) {
    public TicketView {
        linkedFrom = List.copyOf(linkedFrom);
    }
}
