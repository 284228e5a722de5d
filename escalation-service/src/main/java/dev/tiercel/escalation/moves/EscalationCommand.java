package dev.tiercel.escalation.moves;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be asked of a ticket's escalation. {@code now} is cut to milliseconds. */
public sealed interface EscalationCommand {

    record Assign(Ticket ticket, PolicyVersion policy, String eventId, Instant now) implements EscalationCommand {}

    /**
     * @param policy the version the ticket is under, if following moves are not decided by that yet; null leaves them as
     *     they are
     */
    record Follow(Ticket ticket, @Nullable PolicyVersion policy) implements EscalationCommand {}

    record AnswerBreach(Breach breach, Instant now) implements EscalationCommand {}

    record Retract(Correction correction, Instant now) implements EscalationCommand {}

    record Reinstate(Correction correction) implements EscalationCommand {}

    /** Somebody wants the ticket elsewhere. */
    sealed interface Request extends EscalationCommand {
        Asked asked();
    }

    /**
     * @param sequence the stay the asker is looking at; null asks for a move from wherever the ticket is, and is therefore
     *     not safe to repeat
     */
    record Asked(String by, String reason, @Nullable Integer sequence, Instant now) {}

    /** @param toTier null for the next one */
    record HandUp(Asked asked, @Nullable Integer toTier) implements Request {}

    /** @param toTier null for the one that had it before */
    record HandBack(Asked asked, @Nullable Integer toTier) implements Request {}

    /** @param exists whether the directory has such a team */
    record MoveToTeam(Asked asked, String team, boolean exists) implements Request {}

    /**
     * @param policy the version to go on by; null if there is no policy of that id
     * @param toTier null for the first
     */
    record MoveToPath(
            Asked asked,
            String policyId,
            @Nullable PolicyVersion policy,
            @Nullable Integer toTier) implements Request {}
}
