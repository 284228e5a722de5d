package dev.tiercel.slatimer.clocks;

import java.time.Instant;

/**
 * What a ticket is measured by.
 *
 * @param from inclusive; until the next terms begin
 */
public record Terms(Instant from, Priority priority, PolicyRef slaPolicy) {}
