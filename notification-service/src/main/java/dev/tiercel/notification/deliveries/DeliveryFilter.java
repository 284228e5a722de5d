package dev.tiercel.notification.deliveries;

import org.jspecify.annotations.Nullable;

/**
 * Which deliveries are wanted; what is absent does not narrow.
 *
 * @param status pending, delivered or failed
 */
public record DeliveryFilter(
        @Nullable String ticketId,
        @Nullable Recipient recipient,
        @Nullable String status) {}
