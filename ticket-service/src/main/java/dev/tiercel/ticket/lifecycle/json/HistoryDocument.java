package dev.tiercel.ticket.lifecycle.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tiercel.ticket.lifecycle.HistoryEntry;
import dev.tiercel.ticket.lifecycle.Policies;
import dev.tiercel.ticket.lifecycle.Priority;
import dev.tiercel.ticket.lifecycle.TicketId;
import dev.tiercel.ticket.lifecycle.WaitReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One entry of the history; which fields it has depends on {@code type}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryDocument(
        String type,
        Instant occurredAt,
        @Nullable Priority priority,
        @Nullable String by,
        @Nullable String reason,
        @Nullable Integer sequence,
        @Nullable String assignee,
        @Nullable String team,
        @Nullable String name,
        @Nullable String into,
        @Nullable Policies policies,
        @Nullable Integer sourceSequence) {

    static HistoryDocument of(HistoryEntry entry) {
        return new HistoryDocument(
                entry.type(),
                entry.at(),
                entry.priority(),
                entry.by(),
                entry.reason() == null ? null : entry.reason().word(),
                entry.sequence(),
                entry.assignee(),
                entry.team(),
                entry.name(),
                entry.into() == null ? null : entry.into().value(),
                entry.policies(),
                entry.sourceSequence());
    }

    HistoryEntry toEntry() {
        return new HistoryEntry(
                type,
                occurredAt,
                by,
                sourceSequence,
                priority,
                sequence,
                reason == null ? null : WaitReason.of(reason),
                assignee,
                team,
                name,
                into == null ? null : new TicketId(into),
                policies);
    }
}
