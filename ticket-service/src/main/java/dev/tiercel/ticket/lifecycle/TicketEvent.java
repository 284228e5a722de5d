package dev.tiercel.ticket.lifecycle;

import java.time.Instant;

/** What happened to a ticket; {@code at} never lies before what happened to it earlier. */
public sealed interface TicketEvent {
    Instant at();

    /** What the ticket's history keeps of it. */
    HistoryEntry historyEntry();

    /** Exhaustive by the compiler: a new event breaks every place that does not treat it. */
    <R> R match(Cases<R> cases);

    /** One function per event. */
    interface Cases<R> {
        R opened(Opened event);

        R acknowledged(Acknowledged event);

        R waiting(Waiting event);

        R resumed(Resumed event);

        R resolved(Resolved event);
    }

    record Opened(Instant at, NewTicket ticket) implements TicketEvent {
        public Opened {
            Bounds.millis(at);
        }

        @Override
        public HistoryEntry historyEntry() {
            return new HistoryEntry.Opened(at, ticket.priority());
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.opened(this);
        }
    }

    record Acknowledged(Instant at, String by, int sequence) implements TicketEvent {
        @Override
        public HistoryEntry historyEntry() {
            return new HistoryEntry.Acknowledged(at, by, sequence);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.acknowledged(this);
        }
    }

    record Waiting(Instant at, String by, WaitReason reason) implements TicketEvent {
        @Override
        public HistoryEntry historyEntry() {
            return new HistoryEntry.Waiting(at, by, reason);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.waiting(this);
        }
    }

    record Resumed(Instant at, String by) implements TicketEvent {
        @Override
        public HistoryEntry historyEntry() {
            return new HistoryEntry.Resumed(at, by);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.resumed(this);
        }
    }

    record Resolved(Instant at, String by, String resolution, int sequence) implements TicketEvent {
        @Override
        public HistoryEntry historyEntry() {
            return new HistoryEntry.Resolved(at, by, sequence);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.resolved(this);
        }
    }
}
