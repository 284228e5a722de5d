package dev.tiercel.slatimer.clocks.kafka;

import org.jspecify.annotations.Nullable;

/**
 * The event that made the timer look at a ticket.
 *
 * @param traceparent W3C trace context, if it carried one
 */
public record Cause(String eventId, String type, @Nullable String traceparent) {}
