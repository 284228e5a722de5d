package dev.tiercel.ticket.lifecycle;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket after its newest change.
 *
 * @param version 1 after opening, one more with every change
 * @param acknowledgement the one of the highest sequence
 * @param history oldest first, never empty
 */
public record Ticket(
        TicketId id,
        String tenant,
        long version,
        Issue issue,
        Priority priority,
        Instant openedAt,
        Instant updatedAt,
        @Nullable Acknowledgement acknowledgement,
        TicketState state,
        AtOpening atOpening,
        List<HistoryEntry> history) {

    /** Entries a history may have; readers size their work by it. */
    public static final int HISTORY_LIMIT = 1_000;

    public Ticket {
        if (version < 1) {
            throw new IllegalArgumentException("version: " + version + " (expected: >= 1)");
        }
        if (history.isEmpty() || history.size() > HISTORY_LIMIT) {
            throw new IllegalArgumentException(
                    "history: " + history.size() + " entries (expected: 1 to " + HISTORY_LIMIT + ")");
        }
        history = List.copyOf(history);
    }

    /** {@code now}, or the newest change if the wall clock stepped back behind it. */
    Instant notBefore(Instant now) {
        return now.isBefore(updatedAt) ? updatedAt : now;
    }
}
