package dev.tiercel.escalation.moves.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "ticket")
@NullUnmarked
class TicketRow {

    @Id
    @Column(name = "ticket_id")
    String ticketId;

    String tenant;

    /** Null until the ticket's opening is seen. */
    String state;

    protected TicketRow() {}
}
