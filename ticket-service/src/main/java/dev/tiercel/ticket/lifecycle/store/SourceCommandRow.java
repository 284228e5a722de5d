package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.lifecycle.Refusal;
import dev.tiercel.ticket.lifecycle.TicketCommand;
import dev.tiercel.ticket.lifecycle.json.TicketJson;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** A numbered command: held until its turn, or what became of it. */
@NullUnmarked
@Entity
@Table(name = "source_command")
@IdClass(SourceCommandRow.Key.class)
class SourceCommandRow {

    record Key(String ticketId, int sourceSequence) implements Serializable {}

    @Id
    String ticketId;

    @Id
    int sourceSequence;

    String state;
    String fingerprint;

    @JdbcTypeCode(SqlTypes.JSON)
    String command;

    Instant occurredAt;
    Instant receivedAt;
    String traceparent;
    String target;
    Instant decidedAt;
    Long version;
    String refusal;
    String detail;

    static SourceCommandRow of(String ticketId, int sourceSequence, Told told) {
        SourceCommandRow row = new SourceCommandRow();
        row.ticketId = ticketId;
        row.sourceSequence = sourceSequence;
        row.receive(told);
        return row;
    }

    /** Takes the place of one that was refused before its turn. */
    void receive(Told told) {
        state = HeldCommand.State.HELD.word();
        fingerprint = told.fingerprint();
        command = TicketJson.command(told.command());
        occurredAt = told.occurredAt();
        receivedAt = told.receivedAt();
        traceparent = told.traceparent();
        target = told.command() instanceof TicketCommand.Merge merge
                ? merge.into().value()
                : null;
        decidedAt = null;
        version = null;
        refusal = null;
        detail = null;
    }

    void applied(Instant at, long toVersion) {
        state = HeldCommand.State.APPLIED.word();
        decidedAt = at;
        version = toVersion;
    }

    void refused(Instant at, Refusal reason, String why) {
        state = HeldCommand.State.REFUSED.word();
        decidedAt = at;
        refusal = reason.word();
        detail = why;
    }

    boolean isHeld() {
        return state.equals(HeldCommand.State.HELD.word());
    }

    Told toTold() {
        return new Told(
                TicketJson.readCommand(command), occurredAt, sourceSequence, receivedAt, fingerprint, traceparent);
    }

    HeldCommand toHeld(Duration heldFor) {
        return new HeldCommand(
                ticketId,
                sourceSequence,
                HeldCommand.State.of(state),
                TicketJson.readCommand(command),
                occurredAt,
                receivedAt,
                receivedAt.plus(heldFor),
                decidedAt,
                version,
                refusal == null ? null : Refusal.of(refusal),
                detail);
    }
}
