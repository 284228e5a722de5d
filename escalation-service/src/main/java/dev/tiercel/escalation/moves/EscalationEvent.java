package dev.tiercel.escalation.moves;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a ticket's escalation. */
public sealed interface EscalationEvent {

    /** A stay has begun; what subscribers hear of as a move. */
    sealed interface Move extends EscalationEvent {
        Stay stay();
    }

    /** The first tier has the new ticket. */
    record Assigned(Ticket ticket, PolicyVersion policy, Stay stay) implements Move {}

    record Moved(int fromTier, Stay stay) implements Move {}

    /** The ticket goes on by another policy, from a stay at one of its tiers. */
    record Rerouted(int fromTier, Stay stay, PolicyVersion policy) implements Move {}

    record NotMoved(Breach breach, NotMovedReason reason, Instant decidedAt) implements EscalationEvent {}

    /** @param policy what following moves are decided by from now on; null if that has not changed */
    record Followed(Ticket ticket, @Nullable PolicyVersion policy) implements EscalationEvent {}

    record CorrectionNoted(Correction correction, CorrectionNote note) implements EscalationEvent {}
}
