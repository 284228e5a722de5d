package dev.tiercel.ticket.timeline.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.tiercel.ticket.timeline.TimelineEntry;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One line of a timeline. */
@Schema(name = "TimelineEntry")
record TimelineItem(
        @Schema(required = true, description = "Id of the event, stable.")
        String id,

        @Schema(required = true, description = "When it happened.")
        Instant at,

        @Schema(required = true, description = "When ticket-service heard of it.")
        Instant recordedAt,

        @Schema(
                required = true,
                description =
                        "What happened: `ticket.*` to the ticket itself, `command.held` and `command.refused` numbered"
                                + " commands, `escalation.*`, `sla-breach.*` and `delivery.*` what the other services"
                                + " told. Expect further ones.",
                examples = "ticket.replied")
        String type,

        @Schema(
                required = true,
                type = SchemaType.OBJECT,
                description = "What there is to say about it; depends on the type.")
        @JsonRawValue
        String details) {

    static TimelineItem of(TimelineEntry entry) {
        return new TimelineItem(entry.id(), entry.at(), entry.recordedAt(), entry.type(), entry.details());
    }
}
