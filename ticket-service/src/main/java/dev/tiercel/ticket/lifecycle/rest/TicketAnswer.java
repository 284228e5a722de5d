package dev.tiercel.ticket.lifecycle.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tiercel.ticket.lifecycle.json.TicketDocument;
import dev.tiercel.ticket.lifecycle.store.TicketView;
import dev.tiercel.ticket.tiers.TierStay;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The ticket as callers see it: the fields of the published snapshot, and {@code tier} as far as it is known here; it may
 * lag and is absent before the first move was read.
 */
@Schema(name = "TicketView", description = "The ticket, where it stands, and who links to it.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record TicketAnswer(
        @JsonUnwrapped TicketDocument ticket, @Nullable TierAnswer tier, List<LinkedFrom> linkedFrom) {

    /** Where the ticket stands; {@code sequence} is what an acknowledgement or resolution answers. */
    @Schema(name = "Tier", description = "The newest stay known here; it may lag.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TierAnswer(
            int tier,
            String name,
            int sequence,
            String kind,
            Instant movedAt,
            @Nullable String team,
            List<String> responders) {

        static TierAnswer of(TierStay stay) {
            return new TierAnswer(
                    stay.tier(),
                    stay.tierName(),
                    stay.sequence(),
                    stay.kind(),
                    stay.movedAt(),
                    stay.team(),
                    stay.responders());
        }
    }

    /** A link of another ticket that names this one. */
    @Schema(name = "LinkedFrom", description = "A link that another ticket carries.")
    record LinkedFrom(String from, String kind, String by, Instant at) {}

    static TicketAnswer of(TicketView view) {
        return new TicketAnswer(
                TicketDocument.of(view.ticket()),
                view.stay().map(TierAnswer::of).orElse(null),
                view.linkedFrom().stream()
                        .map(link ->
                                new LinkedFrom(link.to().value(), link.kind().word(), link.by(), link.at()))
                        .toList());
    }
}
