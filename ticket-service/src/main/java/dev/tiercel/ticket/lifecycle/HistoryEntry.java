package dev.tiercel.ticket.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, as far as clocks depend on it: readers compute every clock of a ticket from its history, so an
 * entry is never changed and never left out. Which fields it has depends on {@code type}, the word of its event.
 */
public record HistoryEntry(
        String type,
        Instant at,
        @Nullable String by,
        @Nullable Integer sourceSequence,
        @Nullable Priority priority,
        @Nullable Integer sequence,
        @Nullable WaitReason reason,
        @Nullable String assignee,
        @Nullable String team,
        @Nullable String name,
        @Nullable TicketId into,
        @Nullable Policies policies) {

    /** An entry without fields of its own. */
    static HistoryEntry plain(TicketEvent event) {
        return new HistoryEntry(
                event.word(),
                event.at(),
                event.by(),
                event.sourceSequence(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static HistoryEntry opened(TicketEvent event, Priority priority) {
        return new HistoryEntry(
                event.word(),
                event.at(),
                null,
                event.sourceSequence(),
                priority,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    HistoryEntry withPriority(Priority value) {
        return new HistoryEntry(
                type, at, by, sourceSequence, value, sequence, reason, assignee, team, name, into, policies);
    }

    HistoryEntry withSequence(int value) {
        return new HistoryEntry(
                type, at, by, sourceSequence, priority, value, reason, assignee, team, name, into, policies);
    }

    HistoryEntry withReason(WaitReason value) {
        return new HistoryEntry(
                type, at, by, sourceSequence, priority, sequence, value, assignee, team, name, into, policies);
    }

    HistoryEntry withAssignment(@Nullable String toPerson, @Nullable String toTeam) {
        return new HistoryEntry(
                type, at, by, sourceSequence, priority, sequence, reason, toPerson, toTeam, name, into, policies);
    }

    HistoryEntry withName(String value) {
        return new HistoryEntry(
                type, at, by, sourceSequence, priority, sequence, reason, assignee, team, value, into, policies);
    }

    HistoryEntry withInto(TicketId value) {
        return new HistoryEntry(
                type, at, by, sourceSequence, priority, sequence, reason, assignee, team, name, value, policies);
    }

    HistoryEntry withPolicies(Policies value) {
        return new HistoryEntry(
                type, at, by, sourceSequence, priority, sequence, reason, assignee, team, name, into, value);
    }
}
