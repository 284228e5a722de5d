package dev.tiercel.escalation.moves.store;

import dev.tiercel.escalation.moves.Breach;
import dev.tiercel.escalation.moves.NotMovedReason;
import dev.tiercel.escalation.moves.Ticket;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "breach_answer")
@NullUnmarked
class AnswerRow {

    @Id
    @Column(name = "breach_event_id")
    String breachEventId;

    @Column(name = "breach_id")
    String breachId;

    @Column(name = "ticket_id")
    String ticketId;

    String tenant;

    String objective;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "detected_at")
    Instant detectedAt;

    /** Number of the move; null if the breach did not move the ticket. */
    @Column(name = "moved_sequence")
    Integer movedSequence;

    /** Null if the breach moved the ticket. */
    String reason;

    @Column(name = "answered_at")
    Instant answeredAt;

    protected AnswerRow() {}

    static AnswerRow moved(Ticket ticket, Breach breach, int sequence, Instant answeredAt) {
        AnswerRow row = new AnswerRow(ticket, breach, answeredAt);
        row.movedSequence = sequence;
        return row;
    }

    static AnswerRow notMoved(Ticket ticket, Breach breach, NotMovedReason reason, Instant answeredAt) {
        AnswerRow row = new AnswerRow(ticket, breach, answeredAt);
        row.reason = reason.toString();
        return row;
    }

    private AnswerRow(Ticket ticket, Breach breach, Instant answeredAt) {
        this.breachEventId = breach.eventId();
        this.breachId = breach.breachId();
        this.ticketId = ticket.id().value();
        this.tenant = ticket.tenant();
        this.objective = breach.objective();
        this.dueAt = breach.dueAt();
        this.detectedAt = breach.detectedAt();
        this.answeredAt = answeredAt;
    }
}
