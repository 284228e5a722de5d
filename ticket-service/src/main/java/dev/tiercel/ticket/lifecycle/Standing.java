package dev.tiercel.ticket.lifecycle;

import org.jspecify.annotations.Nullable;

/** What a state says about what can still happen. */
final class Standing {

    /** Why nothing further can be done with it; null while open or waiting. */
    static final TicketState.Cases<@Nullable Refusal> FINISHED_AS = new TicketState.Cases<>() {
        @Override
        public @Nullable Refusal open(TicketState.Open state) {
            return null;
        }

        @Override
        public @Nullable Refusal waiting(TicketState.Waiting state) {
            return null;
        }

        @Override
        public @Nullable Refusal resolved(TicketState.Resolved state) {
            return Refusal.TICKET_RESOLVED;
        }

        @Override
        public @Nullable Refusal closed(TicketState.Closed state) {
            return Refusal.TICKET_CLOSED;
        }

        @Override
        public @Nullable Refusal cancelled(TicketState.Cancelled state) {
            return Refusal.TICKET_CANCELLED;
        }

        @Override
        public @Nullable Refusal merged(TicketState.Merged state) {
            return Refusal.TICKET_MERGED;
        }
    };

    private Standing() {}

    /** The resolution that stands, closed over or not. */
    static @Nullable Resolution resolution(TicketState state) {
        if (state instanceof TicketState.Resolved resolved) {
            return resolved.resolution();
        }
        return state instanceof TicketState.Closed closed ? closed.resolution() : null;
    }
}
