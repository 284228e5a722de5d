package dev.tiercel.calendars;

import java.time.Instant;

/**
 * A time without a break in which work is done.
 *
 * @param from inclusive
 * @param to exclusive, after {@code from}
 */
public record Span(Instant from, Instant to) {}
