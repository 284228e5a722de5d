package dev.tiercel.notification.deliveries.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tiercel.notification.deliveries.Delivery;
import dev.tiercel.notification.deliveries.DeliveryState;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A delivery as callers see it; never an address. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Delivery",
        description = "One message to one recipient over one channel about one event.",
        requiredProperties = {
            "deliveryId",
            "ticketId",
            "eventId",
            "eventType",
            "recipient",
            "channel",
            "status",
            "attempts",
            "createdAt"
        })
record DeliveryAnswer(
        @Schema(description = "Stable over every attempt: the `Message-ID` of a mail, the `webhook-id` of a call.")
        String deliveryId,

        @Schema(description = "The ticket it is about.", format = "uuid")
        String ticketId,

        @Schema(description = "`ce_id` of the event it tells of.")
        String eventId,

        @Schema(description = "`ce_type` of that event.", examples = "dev.tiercel.escalation.moved.v1")
        String eventType,

        Who recipient,

        @Schema(
                description = "How the message travels.",
                enumeration = {"mail", "webhook"})
        String channel,

        @Schema(
                description = "`delivered`: the mail server took it, or the endpoint answered 2xx. `failed`: it was"
                        + " refused for good, or the last attempt failed.",
                enumeration = {"pending", "delivered", "failed"})
        String status,

        @Schema(description = "Attempts whose outcome is known.", minimum = "0")
        int attempts,

        @Schema(description = "When it was decided to send it.")
        Instant createdAt,

        @Schema(description = "When the next attempt is due; only while pending.") @Nullable
        Instant dueAt,

        @Schema(description = "When it was delivered or failed.") @Nullable
        Instant endedAt,

        @Schema(description = "Why the last attempt did not deliver it.") @Nullable
        String reason) {

    @Schema(
            name = "Recipient",
            description = "Who the message is for: an id, never an address.",
            requiredProperties = {"kind", "id"})
    record Who(
            @Schema(enumeration = {"person", "customer", "endpoint"})
            String kind,

            @Schema(
                    description = "Id of the person in the directory, `customer`, or name of the webhook endpoint.",
                    examples = "carla")
            String id) {}

    static DeliveryAnswer of(Delivery delivery) {
        DeliveryState state = delivery.state();
        String word = "pending";
        Instant dueAt = null;
        Instant endedAt = null;
        String reason = null;
        if (state instanceof DeliveryState.Pending pending) {
            dueAt = pending.dueAt();
            reason = pending.reason();
        } else if (state instanceof DeliveryState.Delivered delivered) {
            word = "delivered";
            endedAt = delivered.at();
        } else if (state instanceof DeliveryState.Failed failed) {
            word = "failed";
            endedAt = failed.at();
            reason = failed.reason();
        }
        return new DeliveryAnswer(
                delivery.id(),
                delivery.ticketId(),
                delivery.eventId(),
                delivery.eventType(),
                new Who(
                        delivery.recipient().kind().wireName(),
                        delivery.recipient().id()),
                delivery.channel().wireName(),
                word,
                state.attempts(),
                delivery.createdAt(),
                dueAt,
                endedAt,
                reason);
    }
}
