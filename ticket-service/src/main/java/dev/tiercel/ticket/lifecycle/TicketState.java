package dev.tiercel.ticket.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where in its life cycle a ticket is. */
public sealed interface TicketState {

    /** The word of the contract, lower case. */
    default String word() {
        return Words.of(getClass());
    }

    /** Exhaustive by the compiler: a new state breaks every place that does not treat it. */
    <R> R match(Cases<R> cases);

    /** One function per state. */
    interface Cases<R> {
        R open(Open state);

        R waiting(Waiting state);

        R resolved(Resolved state);

        R closed(Closed state);

        R cancelled(Cancelled state);

        R merged(Merged state);
    }

    /** Somebody is at it, or should be. */
    record Open() implements TicketState {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.open(this);
        }
    }

    /** It cannot go on until somebody else does something. */
    record Waiting(
            WaitReason reason, Instant since, @Nullable String note) implements TicketState {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.waiting(this);
        }
    }

    /** Solved, until somebody says it is not. A wait that was on ended with it. */
    record Resolved(Resolution resolution) implements TicketState {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.resolved(this);
        }
    }

    /** Solved and done with; can be taken up again for a while. */
    record Closed(Resolution resolution, Closure closure) implements TicketState {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.closed(this);
        }
    }

    /** Ended unsolved, for good. */
    record Cancelled(Cancellation cancellation) implements TicketState {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.cancelled(this);
        }
    }

    /** Goes on as part of another ticket, for good. */
    record Merged(Merger merger) implements TicketState {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.merged(this);
        }
    }
}
