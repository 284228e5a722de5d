package dev.tiercel.ticket.assessment.moves.store;

import dev.tiercel.ticket.assessment.moves.PolicyMove;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** An order; every change goes through {@link #show}. */
@NullUnmarked
@Entity
@Table(name = "policy_move")
class PolicyMoveRow {
    static final String RUNNING = "running";
    static final String FINISHED = "finished";

    @Id
    String id;

    String tenant;
    long version;
    String state;
    String by;

    @JdbcTypeCode(SqlTypes.JSON)
    String wanted;

    Instant requestedAt;
    Instant finishedAt;
    long matched;
    long changed;
    long unchanged;
    long refused;

    /** JSON, but as text: the driver hands Hibernate a JSON array as something it cannot read. */
    String refusals;

    String lastTicket;
    String upTo;

    static PolicyMoveRow of(String tenant, PolicyMove move, String upTo) {
        PolicyMoveRow row = new PolicyMoveRow();
        row.id = move.id();
        row.tenant = tenant;
        row.by = move.order().by();
        row.wanted = MoveJson.write(move.order());
        row.requestedAt = move.requestedAt();
        row.matched = move.matched();
        row.lastTicket = "";
        row.upTo = upTo;
        row.show(move);
        return row;
    }

    void show(PolicyMove move) {
        version = move.version();
        state = move.finishedAt() == null ? RUNNING : FINISHED;
        finishedAt = move.finishedAt();
        changed = move.changed();
        unchanged = move.unchanged();
        refused = move.refused();
        refusals = MoveJson.write(move.refusals());
    }

    PolicyMove toMove() {
        return new PolicyMove(
                id,
                version,
                MoveJson.order(wanted),
                requestedAt,
                finishedAt,
                matched,
                changed,
                unchanged,
                refused,
                MoveJson.refusals(refusals));
    }
}
