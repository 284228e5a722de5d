package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.lifecycle.SourceOrder;
import dev.tiercel.ticket.lifecycle.Ticket;
import dev.tiercel.ticket.lifecycle.json.TicketJson;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** A ticket's row; every change goes through {@link #show}, so the columns always say what the snapshot says. */
@NullUnmarked
@Entity
@Table(name = "ticket")
class TicketRow {
    @Id
    String id;

    String tenant;
    long version;
    String status;
    String priority;
    Instant openedAt;
    Instant updatedAt;
    int sourceSequence;
    Instant sourceAt;

    @JdbcTypeCode(SqlTypes.JSON)
    String snapshot;

    static TicketRow of(Ticket ticket, SourceOrder order) {
        TicketRow row = new TicketRow();
        row.id = ticket.id().value();
        row.tenant = ticket.tenant();
        row.openedAt = ticket.openedAt();
        row.show(ticket);
        row.show(order);
        return row;
    }

    void show(Ticket ticket) {
        version = ticket.version();
        status = ticket.state().word();
        priority = ticket.priority().name();
        updatedAt = ticket.updatedAt();
        snapshot = TicketJson.snapshot(ticket);
    }

    void show(SourceOrder order) {
        sourceSequence = order.last();
        sourceAt = order.lastAt();
    }

    Ticket toTicket() {
        return TicketJson.read(snapshot);
    }

    SourceOrder sourceOrder() {
        return new SourceOrder(sourceSequence, sourceAt);
    }
}
