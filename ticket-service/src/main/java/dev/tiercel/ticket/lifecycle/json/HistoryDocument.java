package dev.tiercel.ticket.lifecycle.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tiercel.ticket.lifecycle.HistoryEntry;
import dev.tiercel.ticket.lifecycle.Priority;
import dev.tiercel.ticket.lifecycle.WaitReason;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One entry of the history; which fields it has depends on {@code type}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HistoryDocument(
        String type,
        Instant occurredAt,
        @Nullable Priority priority,
        @Nullable String by,
        @Nullable String reason,
        @Nullable Integer sequence) {

    static HistoryDocument of(HistoryEntry entry) {
        return entry.match(new HistoryEntry.Cases<HistoryDocument>() {
            @Override
            public HistoryDocument opened(HistoryEntry.Opened opened) {
                return new HistoryDocument("opened", opened.at(), opened.priority(), null, null, null);
            }

            @Override
            public HistoryDocument acknowledged(HistoryEntry.Acknowledged acknowledged) {
                return new HistoryDocument(
                        "acknowledged", acknowledged.at(), null, acknowledged.by(), null, acknowledged.sequence());
            }

            @Override
            public HistoryDocument waiting(HistoryEntry.Waiting waiting) {
                return new HistoryDocument(
                        "waiting",
                        waiting.at(),
                        null,
                        waiting.by(),
                        waiting.reason().word(),
                        null);
            }

            @Override
            public HistoryDocument resumed(HistoryEntry.Resumed resumed) {
                return new HistoryDocument("resumed", resumed.at(), null, resumed.by(), null, null);
            }

            @Override
            public HistoryDocument resolved(HistoryEntry.Resolved resolved) {
                return new HistoryDocument("resolved", resolved.at(), null, resolved.by(), null, resolved.sequence());
            }
        });
    }

    HistoryEntry toEntry() {
        return switch (type) {
            case "opened" -> new HistoryEntry.Opened(occurredAt, required(priority, "priority"));
            case "acknowledged" ->
                new HistoryEntry.Acknowledged(occurredAt, required(by, "by"), required(sequence, "sequence"));
            case "waiting" ->
                new HistoryEntry.Waiting(occurredAt, required(by, "by"), WaitReason.of(required(reason, "reason")));
            case "resumed" -> new HistoryEntry.Resumed(occurredAt, required(by, "by"));
            case "resolved" ->
                new HistoryEntry.Resolved(occurredAt, required(by, "by"), required(sequence, "sequence"));
            default ->
                throw new IllegalArgumentException(
                        "history type: " + type + " (expected: opened, acknowledged, waiting, resumed or resolved)");
        };
    }

    private <T> T required(@Nullable T value, String field) {
        return Objects.requireNonNull(value, () -> "history " + type + ": no " + field);
    }
}
