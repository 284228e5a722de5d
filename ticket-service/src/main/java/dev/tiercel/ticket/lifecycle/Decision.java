package dev.tiercel.ticket.lifecycle;

import java.util.function.Function;

/** The answer to a command. */
public sealed interface Decision {

    <R> R match(Function<Accepted, R> accepted, Function<Rejected, R> rejected, Function<Duplicate, R> duplicate);

    record Accepted(TicketEvent event) implements Decision {
        @Override
        public <R> R match(
                Function<Accepted, R> accepted, Function<Rejected, R> rejected, Function<Duplicate, R> duplicate) {
            return accepted.apply(this);
        }
    }

    record Rejected(Refusal reason) implements Decision {
        @Override
        public <R> R match(
                Function<Accepted, R> accepted, Function<Rejected, R> rejected, Function<Duplicate, R> duplicate) {
            return rejected.apply(this);
        }
    }

    /** What was asked for is so already: a success without a change, so that callers may retry blindly. */
    record Duplicate() implements Decision {
        @Override
        public <R> R match(
                Function<Accepted, R> accepted, Function<Rejected, R> rejected, Function<Duplicate, R> duplicate) {
            return duplicate.apply(this);
        }
    }
}
