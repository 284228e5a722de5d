package dev.tiercel.ticket.lifecycle;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a ticket. {@code at} is when it happened, not when it was heard of; {@code sourceSequence} is the number
 * the source system gave it.
 */
public sealed interface TicketEvent {
    Instant at();

    /** Who did it; absent only where an opening does not say. */
    @Nullable
    String by();

    @Nullable
    Integer sourceSequence();

    /** The word of the contract, in kebab case. */
    default String word() {
        return Words.of(getClass());
    }

    /** What the ticket's history keeps of it. */
    Optional<HistoryEntry> historyEntry();

    /** Exhaustive by the compiler: a new event breaks every place that does not treat it. */
    <R> R match(Cases<R> cases);

    /** One function per event. */
    interface Cases<R> {
        R opened(Opened event);

        R acknowledged(Acknowledged event);

        R replied(Replied event);

        R customerReplied(CustomerReplied event);

        R waiting(Waiting event);

        R resumed(Resumed event);

        R reassessed(Reassessed event);

        R assigned(Assigned event);

        R milestoneReached(MilestoneReached event);

        R noted(Noted event);

        R resolved(Resolved event);

        R reopened(Reopened event);

        R closed(Closed event);

        R cancelled(Cancelled event);

        R merged(Merged event);

        R linked(Linked event);

        R policiesChanged(PoliciesChanged event);
    }

    record Opened(Instant at, @Nullable String by, @Nullable Integer sourceSequence, NewTicket ticket)
            implements TicketEvent {
        public Opened {
            Bounds.millis(at);
        }

        @Override
        public Optional<HistoryEntry> historyEntry() {
            return Optional.of(HistoryEntry.opened(
                    this, ticket.atOpening().classification().priority()));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.opened(this);
        }
    }

    /** Somebody took the ticket on; {@code sequence} is the stay this answers, 0 before the first. */
    record Acknowledged(Instant at, String by, @Nullable Integer sourceSequence, int sequence) implements TicketEvent {
        @Override
        public Optional<HistoryEntry> historyEntry() {
            return Optional.of(HistoryEntry.plain(this).withSequence(sequence));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.acknowledged(this);
        }
    }

    /** The customer was answered. */
    record Replied(Instant at, String by, @Nullable Integer sourceSequence, String text) implements TicketEvent {
        @Override
        public Optional<HistoryEntry> historyEntry() {
            return Optional.of(HistoryEntry.plain(this));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.replied(this);
        }
    }

    /** The customer wrote; ends a wait for the customer, and nothing else. */
    record CustomerReplied(Instant at, String by, @Nullable Integer sourceSequence, String text)
            implements TicketEvent {
        @Override
        public Optional<HistoryEntry> historyEntry() {
            return Optional.of(HistoryEntry.plain(this));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.customerReplied(this);
        }
    }

    /** It cannot go on until somebody else does something. */
    record Waiting(
            Instant at,
            String by,
            @Nullable Integer sourceSequence,
            WaitReason reason,
            @Nullable String note) implements TicketEvent {
        @Override
        public Optional<HistoryEntry> historyEntry() {
            return Optional.of(HistoryEntry.plain(this).withReason(reason));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.waiting(this);
        }
    }

    record Resumed(Instant at, String by, @Nullable Integer sourceSequence) implements TicketEvent {
        @Override
        public Optional<HistoryEntry> historyEntry() {
            return Optional.of(HistoryEntry.plain(this));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.resumed(this);
        }
    }

    /** It was judged anew; {@code category} is what it is about from now on, {@code from} the priority before. */
    record Reassessed(
            Instant at,
            String by,
            @Nullable Integer sourceSequence,
            Priority priority,
            Priority from,
            @Nullable Level impact,
            @Nullable Level urgency,
            @Nullable String category,
            @Nullable String reason)
            implements TicketEvent {
        @Override
        public Optional<HistoryEntry> historyEntry() {
            return Optional.of(HistoryEntry.plain(this).withPriority(priority));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.reassessed(this);
        }
    }

    /** Without {@code assignee} and {@code team}: to nobody. */
    record Assigned(
            Instant at,
            String by,
            @Nullable Integer sourceSequence,
            @Nullable String assignee,
            @Nullable String team) implements TicketEvent {
        @Override
        public Optional<HistoryEntry> historyEntry() {
            return Optional.of(HistoryEntry.plain(this).withAssignment(assignee, team));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.assigned(this);
        }
    }

    record MilestoneReached(Instant at, String by, @Nullable Integer sourceSequence, String name)
            implements TicketEvent {
        @Override
        public Optional<HistoryEntry> historyEntry() {
            return Optional.of(HistoryEntry.plain(this).withName(name));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.milestoneReached(this);
        }
    }

    /** Clocks do not depend on it, so it is not in the history. */
    record Noted(Instant at, String by, @Nullable Integer sourceSequence, String text) implements TicketEvent {
        @Override
        public Optional<HistoryEntry> historyEntry() {
            return Optional.empty();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.noted(this);
        }
    }

    /** Ends a wait that was on, as {@link Resumed} would. */
    record Resolved(
            Instant at,
            String by,
            @Nullable Integer sourceSequence,
            String resolution,
            @Nullable String rootCause,
            int sequence)
            implements TicketEvent {
        @Override
        public Optional<HistoryEntry> historyEntry() {
            return Optional.of(HistoryEntry.plain(this).withSequence(sequence));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.resolved(this);
        }
    }

    /** Clocks that ran when the ticket was resolved go on. */
    record Reopened(Instant at, String by, @Nullable Integer sourceSequence, String reason) implements TicketEvent {
        @Override
        public Optional<HistoryEntry> historyEntry() {
            return Optional.of(HistoryEntry.plain(this));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.reopened(this);
        }
    }

    record Closed(
            Instant at,
            String by,
            @Nullable Integer sourceSequence,
            @Nullable String agreedBy,
            @Nullable String note) implements TicketEvent {
        @Override
        public Optional<HistoryEntry> historyEntry() {
            return Optional.of(HistoryEntry.plain(this));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.closed(this);
        }
    }

    record Cancelled(Instant at, String by, @Nullable Integer sourceSequence, String reason) implements TicketEvent {
        @Override
        public Optional<HistoryEntry> historyEntry() {
            return Optional.of(HistoryEntry.plain(this));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.cancelled(this);
        }
    }

    /** It goes on as part of another ticket. */
    record Merged(Instant at, String by, @Nullable Integer sourceSequence, TicketId into) implements TicketEvent {
        @Override
        public Optional<HistoryEntry> historyEntry() {
            return Optional.of(HistoryEntry.plain(this).withInto(into));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.merged(this);
        }
    }

    /** Clocks do not depend on it, so it is not in the history. */
    record Linked(Instant at, String by, @Nullable Integer sourceSequence, TicketId to, LinkKind kind)
            implements TicketEvent {
        @Override
        public Optional<HistoryEntry> historyEntry() {
            return Optional.empty();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.linked(this);
        }
    }

    /** From here on the policies {@code to} count. */
    record PoliciesChanged(Instant at, String by, @Nullable Integer sourceSequence, Policies from, Policies to)
            implements TicketEvent {
        @Override
        public Optional<HistoryEntry> historyEntry() {
            return Optional.of(HistoryEntry.plain(this).withPolicies(to));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.policiesChanged(this);
        }
    }
}
