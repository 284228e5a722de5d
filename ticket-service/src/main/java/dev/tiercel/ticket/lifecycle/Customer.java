package dev.tiercel.ticket.lifecycle;

import org.jspecify.annotations.Nullable;

/** Whose issue it is; without {@code email} the customer is not told anything. */
public record Customer(
        String name, @Nullable String email, @Nullable String plan) {}
