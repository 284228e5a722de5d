package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.lifecycle.Issue;
import dev.tiercel.ticket.lifecycle.Level;
import dev.tiercel.ticket.lifecycle.Priority;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket somebody wants to open.
 *
 * @param priority absent if impact and urgency say it
 * @param openedAt in whole milliseconds, not in the future; absent: now
 * @param sourceSequence the number the source system gave the opening; the next command has the next
 * @param fingerprint tells the same request sent again from another one
 */
public record OpeningRequest(
        Issue issue,
        @Nullable Priority priority,
        @Nullable Level impact,
        @Nullable Level urgency,
        @Nullable String category,
        @Nullable Instant openedAt,
        @Nullable Integer sourceSequence,
        @Nullable String by,
        String fingerprint,
        @Nullable String traceparent) {}
