package dev.tiercel.ticket.lifecycle;

import org.jspecify.annotations.Nullable;

/** What the customer brought, as it was taken down. */
public record Issue(String subject, @Nullable String description, Customer customer) {}
