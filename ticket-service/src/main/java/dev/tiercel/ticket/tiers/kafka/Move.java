package dev.tiercel.ticket.tiers.kafka;

import static dev.tiercel.ticket.kafka.EventBody.required;

import dev.tiercel.ticket.tiers.TierStay;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this service reads of a move. */
record Move(
        String ticketId,
        String tenant,
        int sequence,
        String kind,
        int toTier,
        String tierName,
        Instant movedAt,
        @Nullable String team,
        List<String> responders) {

    Move {
        required(ticketId, "ticketId");
        required(tenant, "tenant");
        required(kind, "kind");
        required(tierName, "tierName");
        required(movedAt, "movedAt");
        required(responders, "responders");
    }

    TierStay toStay() {
        return new TierStay(ticketId, tenant, sequence, toTier, tierName, kind, movedAt, team, responders);
    }
}
