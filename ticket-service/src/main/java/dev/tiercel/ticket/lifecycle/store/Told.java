package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.lifecycle.TicketCommand;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command as somebody told it.
 *
 * @param occurredAt in whole milliseconds, not after {@code receivedAt}; absent: it happens when it is judged
 * @param sourceSequence the number the source system gave it
 * @param fingerprint tells the same command told again from another one
 */
public record Told(
        TicketCommand command,
        @Nullable Instant occurredAt,
        @Nullable Integer sourceSequence,
        Instant receivedAt,
        String fingerprint,
        @Nullable String traceparent) {}
