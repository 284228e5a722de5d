package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.lifecycle.Ticket;
import java.util.List;
import java.util.function.Function;

/** What came of opening a ticket. */
public sealed interface Opening {

    <R> R match(Function<Opened, R> opened, Function<NoPolicyYet, R> noPolicyYet);

    record Opened(Ticket ticket) implements Opening {
        @Override
        public <R> R match(Function<Opened, R> opened, Function<NoPolicyYet, R> noPolicyYet) {
            return opened.apply(this);
        }
    }

    /** Nothing was stored. */
    record NoPolicyYet(List<String> missing) implements Opening {
        @Override
        public <R> R match(Function<Opened, R> opened, Function<NoPolicyYet, R> noPolicyYet) {
            return noPolicyYet.apply(this);
        }
    }
}
