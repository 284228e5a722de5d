package dev.tiercel.escalation.moves.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which escalations are looked for, by their current stay; null is any.
 *
 * @param responder id of a person who was told of it
 * @param open whether the ticket is unfinished
 * @param limit most results
 * @param after the result before the first one wanted
 */
public record Search(
        String tenant,
        @Nullable Integer tier,
        @Nullable String team,
        @Nullable String responder,
        @Nullable String kind,
        @Nullable Boolean open,
        int limit,
        @Nullable Place after) {

    public record Place(Instant startedAt, String ticketId) {}
}
