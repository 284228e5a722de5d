package dev.tiercel.ticket.timeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What another service told about a ticket.
 *
 * @param type what happened, such as {@code escalation.moved}
 * @param sequence of the stay it began, only of moves
 * @param details a JSON object, no longer than a few kilobytes
 */
public record News(
        String eventId,
        String ticketId,
        String tenant,
        String type,
        Instant at,
        @Nullable Integer sequence,
        String details) {}
