package dev.tiercel.ticket.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * Whose issue it is; without {@code email} the customer is not told anything.
 *
 * @param id the customer's id in the source system
 * @param language BCP 47
 */
public record Customer(
        @Nullable String id,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String plan,
        @Nullable String language,
        @Nullable Channel preferredChannel) {}
