package dev.tiercel.escalation.moves;

import dev.tiercel.escalation.rulebook.EscalationPolicy;
import java.time.Instant;

/** What happened to a ticket's escalation. */
public sealed interface EscalationEvent {

    /** A stay has begun; what subscribers hear of as a move. */
    sealed interface Move extends EscalationEvent {
        Stay stay();
    }

    /** The first tier has the new ticket. */
    record Assigned(Ticket ticket, EscalationPolicy policy, Stay stay) implements Move {}

    record Moved(int fromTier, Stay stay) implements Move {}

    record NotMoved(Breach breach, NotMovedReason reason, Instant decidedAt) implements EscalationEvent {}

    record Followed(Ticket ticket) implements EscalationEvent {}

    record CorrectionNoted(Correction correction, CorrectionNote note) implements EscalationEvent {}
}
