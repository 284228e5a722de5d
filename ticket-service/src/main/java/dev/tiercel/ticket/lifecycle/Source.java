package dev.tiercel.ticket.lifecycle;

/** Where a ticket comes from; {@code reference} is its id there, unique per system and tenant. */
public record Source(String system, String reference) {}
