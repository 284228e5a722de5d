package dev.tiercel.ticket.lifecycle;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The answer to a command. */
public sealed interface Decision {

    <R> R match(Function<Accepted, R> accepted, Function<Rejected, R> rejected, Function<Duplicate, R> duplicate);

    /**
     * @param after the ticket with {@code event} at its place
     */
    record Accepted(TicketEvent event, Ticket after) implements Decision {
        @Override
        public <R> R match(
                Function<Accepted, R> accepted, Function<Rejected, R> rejected, Function<Duplicate, R> duplicate) {
            return accepted.apply(this);
        }
    }

    /**
     * @param contradicted what happened later and could not have, only with {@link Refusal#CONTRADICTS_LATER}
     */
    record Rejected(Refusal reason, @Nullable TicketEvent contradicted) implements Decision {
        public Rejected(Refusal reason) {
            this(reason, null);
        }

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
