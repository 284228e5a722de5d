package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.lifecycle.TicketEvent;
import dev.tiercel.ticket.lifecycle.json.TicketJson;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** One thing that happened to a ticket; never changed. */
@NullUnmarked
@Entity
@Immutable
@Table(name = "ticket_event")
@IdClass(TicketEventRow.Key.class)
class TicketEventRow {

    record Key(String ticketId, long number) implements Serializable {}

    @Id
    String ticketId;

    @Id
    long number;

    String eventId;
    String type;
    Instant occurredAt;
    Instant recordedAt;
    Integer sourceSequence;

    @JdbcTypeCode(SqlTypes.JSON)
    String body;

    static TicketEventRow of(String ticketId, long number, String eventId, TicketEvent event, Instant recordedAt) {
        TicketEventRow row = new TicketEventRow();
        row.ticketId = ticketId;
        row.number = number;
        row.eventId = eventId;
        row.type = event.word();
        row.occurredAt = event.at();
        row.recordedAt = recordedAt;
        row.sourceSequence = event.sourceSequence();
        row.body = TicketJson.event(event);
        return row;
    }

    TicketEvent toEvent() {
        return TicketJson.readEvent(body);
    }
}
