package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.lifecycle.TicketId;
import java.util.List;

/** What came of opening a ticket. */
public sealed interface Opening {

    record Opened(TicketView view) implements Opening {}

    /** The same request opened this ticket before. */
    record OpenedBefore(TicketView view) implements Opening {}

    /** Another request opened a ticket for the same reference of the same source. */
    record ReferenceTaken(TicketId by) implements Opening {}

    /** Nothing was stored; each of {@code missing} says what is not there. */
    record NoPolicyYet(List<String> missing) implements Opening {
        public NoPolicyYet {
            missing = List.copyOf(missing);
        }
    }
}
