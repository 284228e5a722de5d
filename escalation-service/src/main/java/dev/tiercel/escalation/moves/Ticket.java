package dev.tiercel.escalation.moves;

import dev.tiercel.escalation.rulebook.PolicyRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What this service needs to know of a ticket; the highest version is the state.
 *
 * @param policy the escalation policy it is under: the one stamped at opening, or the one it was explicitly moved to
 * @param acknowledgedSequence the highest stay anybody has acknowledged; null if nobody has acknowledged anything
 * @param finished resolved, closed, cancelled or merged, and not reopened since
 */
public record Ticket(
        TicketId id,
        String tenant,
        int version,
        Instant openedAt,
        PolicyRef policy,
        @Nullable Integer acknowledgedSequence,
        boolean finished) {

    public Ticket {
        if (version < 1) {
            throw new IllegalArgumentException("ticket version: " + version + " (expected: >= 1)");
        }
    }

    /** An acknowledgement of an older stay answers no later one. */
    public boolean acknowledges(Stay stay) {
        return acknowledgedSequence != null && acknowledgedSequence >= stay.sequence();
    }
}
