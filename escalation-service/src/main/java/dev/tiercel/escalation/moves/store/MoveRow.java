package dev.tiercel.escalation.moves.store;

import dev.tiercel.escalation.moves.Stay;
import dev.tiercel.escalation.moves.Ticket;
import dev.tiercel.escalation.moves.kafka.EscalatedRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "move")
@NullUnmarked
class MoveRow {

    @Id
    @Column(name = "event_id")
    String eventId;

    @Column(name = "ticket_id")
    String ticketId;

    String tenant;

    int sequence;

    @Column(name = "moved_at")
    Instant movedAt;

    /** As it was published. */
    String body;

    protected MoveRow() {}

    MoveRow(Ticket ticket, Stay stay, EscalatedRecord record) {
        this.eventId = record.event().id();
        this.ticketId = ticket.id().value();
        this.tenant = ticket.tenant();
        this.sequence = stay.sequence();
        this.movedAt = stay.startedAt();
        this.body = new String(record.json(), StandardCharsets.UTF_8);
    }
}
