package dev.tiercel.ticket.tiers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest stay of a ticket at a tier.
 *
 * @param sequence 1, 2, 3 ... per ticket
 * @param kind how the ticket got there, as published; readers must expect further kinds
 * @param responders ids of the people told, in the policy's order
 */
public record TierStay(
        String ticketId,
        String tenant,
        int sequence,
        int tier,
        String tierName,
        String kind,
        Instant movedAt,
        @Nullable String team,
        List<String> responders) {

    public TierStay {
        atLeastOne("sequence", sequence);
        atLeastOne("tier", tier);
        responders = List.copyOf(responders);
    }

    private static void atLeastOne(String field, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(field + ": " + value + " (expected: >= 1)");
        }
    }
}
