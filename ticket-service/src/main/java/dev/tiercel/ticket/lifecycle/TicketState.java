package dev.tiercel.ticket.lifecycle;

import java.time.Instant;
import java.util.function.Function;

/** Where in its life cycle a ticket is. */
public sealed interface TicketState {

    /** The word of the contract: {@code open}, {@code waiting} or {@code resolved}. */
    default String word() {
        return match(open -> "open", waiting -> "waiting", resolved -> "resolved");
    }

    /** Exhaustive by the compiler: a new state breaks every place that does not treat it. */
    <R> R match(Function<Open, R> open, Function<Waiting, R> waiting, Function<Resolved, R> resolved);

    /** Somebody is at it, or should be. */
    record Open() implements TicketState {
        @Override
        public <R> R match(Function<Open, R> open, Function<Waiting, R> waiting, Function<Resolved, R> resolved) {
            return open.apply(this);
        }
    }

    /** It cannot go on until somebody else does something. */
    record Waiting(WaitReason reason, Instant since) implements TicketState {
        @Override
        public <R> R match(Function<Open, R> open, Function<Waiting, R> waiting, Function<Resolved, R> resolved) {
            return waiting.apply(this);
        }
    }

    /** Solved; the end of the life cycle. A wait that was on ended with it. */
    record Resolved(Resolution resolution) implements TicketState {
        @Override
        public <R> R match(Function<Open, R> open, Function<Waiting, R> waiting, Function<Resolved, R> resolved) {
            return resolved.apply(this);
        }
    }
}
