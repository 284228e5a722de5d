package dev.tiercel.slatimer.clocks.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tiercel.slatimer.clocks.streams.TimerQueries.Explained;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All clocks of a ticket. */
@Schema(name = "TicketClocks")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TicketClocksView(
        @Schema(required = true, type = SchemaType.STRING, format = "uuid")
        String ticketId,

        @Schema(required = true, description = "The newest version of the ticket that was taken into account.")
        int ticketVersion,

        @Schema(description = "The newest stay that was taken into account; 0 before the first.") @Nullable
        Integer sequence,

        @Schema(description = "The instant the clocks are told for.") @Nullable
        Instant evaluatedAt,

        @Schema(required = true, description = "Version of the time-zone data of this service.", examples = "2025b")
        String timeZoneData,

        @Schema(
                description =
                        "The policy or calendar the ticket waits for: nothing is measured until it is published. Absent as a rule.",
                examples = "calendar/default/office")
        @Nullable
        String waitsFor,

        @Schema(required = true) List<ClockView> clocks) {

    static TicketClocksView of(Explained.Known known) {
        return new TicketClocksView(
                known.ticket().id(),
                known.ticket().version(),
                known.sequence(),
                known.evaluatedAt(),
                TimeZones.version(),
                null,
                known.clocks().stream().map(ClockView::of).toList());
    }

    static TicketClocksView of(Explained.Parked parked) {
        return new TicketClocksView(
                parked.ticket().id(),
                parked.ticket().version(),
                null,
                null,
                TimeZones.version(),
                parked.key(),
                List.of());
    }
}
