package dev.tiercel.escalation.moves.kafka;

import dev.tiercel.escalation.moves.Breach;
import dev.tiercel.escalation.moves.Correction;
import dev.tiercel.escalation.moves.Ticket;
import dev.tiercel.escalation.moves.TicketId;

/** What an event says. */
public sealed interface Arrival {

    TicketId ticketId();

    record Opened(Ticket ticket) implements Arrival {
        @Override
        public TicketId ticketId() {
            return ticket.id();
        }
    }

    record Changed(Ticket ticket) implements Arrival {
        @Override
        public TicketId ticketId() {
            return ticket.id();
        }
    }

    record Announced(TicketId ticketId, Breach breach) implements Arrival {}

    record Retracted(TicketId ticketId, Correction correction) implements Arrival {}

    record Reinstated(TicketId ticketId, Correction correction) implements Arrival {}
}
