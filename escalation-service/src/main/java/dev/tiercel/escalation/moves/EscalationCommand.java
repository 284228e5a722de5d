package dev.tiercel.escalation.moves;

import dev.tiercel.escalation.rulebook.EscalationPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be asked of a ticket's escalation. {@code now} is cut to milliseconds. */
public sealed interface EscalationCommand {

    record Assign(Ticket ticket, EscalationPolicy policy, String eventId, Instant now) implements EscalationCommand {}

    record Follow(Ticket ticket) implements EscalationCommand {}

    record AnswerBreach(Breach breach, Instant now) implements EscalationCommand {}

    record Retract(Correction correction, Instant now) implements EscalationCommand {}

    record Reinstate(Correction correction) implements EscalationCommand {}

    /**
     * @param sequence the stay the asker is looking at; null asks for the next tier from wherever the ticket is, and is
     *     therefore not safe to repeat
     */
    record HandUp(String by, String reason, @Nullable Integer sequence, Instant now) implements EscalationCommand {}
}
