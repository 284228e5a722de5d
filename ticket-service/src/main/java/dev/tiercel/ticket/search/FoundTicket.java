package dev.tiercel.ticket.search;

import dev.tiercel.ticket.tiers.TierStay;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of a ticket.
 *
 * @param stay where it stands, as far as it is known here
 */
public record FoundTicket(
        String id,
        long version,
        String status,
        String subject,
        String priority,
        String customerName,
        @Nullable String plan,
        @Nullable String category,
        @Nullable String assignee,
        @Nullable String team,
        Instant openedAt,
        Instant updatedAt,
        @Nullable TierStay stay) {

    /** What it is put in order by. */
    public Instant at(Order order) {
        return order.byOpening() ? openedAt : updatedAt;
    }
}
