package dev.tiercel.ticket.lifecycle;

import java.time.Instant;

/**
 * One thing that happened, as far as clocks depend on it: readers compute every clock of a ticket from its history, so an
 * entry is never changed and never left out.
 */
public sealed interface HistoryEntry {
    Instant at();

    /** Exhaustive by the compiler: a new entry breaks every place that does not treat it. */
    <R> R match(Cases<R> cases);

    /** One function per entry. */
    interface Cases<R> {
        R opened(Opened entry);

        R acknowledged(Acknowledged entry);

        R waiting(Waiting entry);

        R resumed(Resumed entry);

        R resolved(Resolved entry);
    }

    record Opened(Instant at, Priority priority) implements HistoryEntry {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.opened(this);
        }
    }

    record Acknowledged(Instant at, String by, int sequence) implements HistoryEntry {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.acknowledged(this);
        }
    }

    record Waiting(Instant at, String by, WaitReason reason) implements HistoryEntry {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.waiting(this);
        }
    }

    record Resumed(Instant at, String by) implements HistoryEntry {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.resumed(this);
        }
    }

    /** Ends a wait that was on, as {@link Resumed} would. */
    record Resolved(Instant at, String by, int sequence) implements HistoryEntry {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.resolved(this);
        }
    }
}
