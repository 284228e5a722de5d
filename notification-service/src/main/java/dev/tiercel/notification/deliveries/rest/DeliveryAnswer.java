package dev.tiercel.notification.deliveries.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tiercel.notification.deliveries.Delivery;
import dev.tiercel.notification.deliveries.DeliveryState;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as callers see it; never an address.
 *
 * @param dueAt when the next attempt is due; only while pending
 * @param endedAt only once delivered or failed
 * @param reason why the last attempt did not deliver it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryAnswer(
        String deliveryId,
        String ticketId,
        String eventId,
        String eventType,
        Who recipient,
        String channel,
        String state,
        int attempts,
        String createdAt,
        @Nullable String dueAt,
        @Nullable String endedAt,
        @Nullable String reason) {

    record Who(String kind, String id) {}

    static DeliveryAnswer of(Delivery delivery) {
        DeliveryState state = delivery.state();
        String word = "pending";
        String dueAt = null;
        String endedAt = null;
        String reason = null;
        if (state instanceof DeliveryState.Pending pending) {
            dueAt = pending.dueAt().toString();
            reason = pending.reason();
        } else if (state instanceof DeliveryState.Delivered delivered) {
            word = "delivered";
            endedAt = delivered.at().toString();
        } else if (state instanceof DeliveryState.Failed failed) {
            word = "failed";
            endedAt = failed.at().toString();
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
                delivery.createdAt().toString(),
                dueAt,
                endedAt,
                reason);
    }
}
