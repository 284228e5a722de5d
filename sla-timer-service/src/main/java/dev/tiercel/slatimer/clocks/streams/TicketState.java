package dev.tiercel.slatimer.clocks.streams;

import dev.tiercel.slatimer.clocks.Facts;
import dev.tiercel.slatimer.clocks.Ledger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the store keeps of a ticket.
 *
 * @param learnedAt when {@code facts} last changed; a breach that was due before is late from here on only
 * @param wakeAt the entry of this ticket in the queue of due instants; null if it has none
 * @param shown digest of the clocks that were published last; null if none were
 * @param tally of those clocks
 * @param parkedFor key of a policy the ticket waits for; null if it waits for none
 */
record TicketState(
        Facts facts,
        Ledger ledger,
        Instant learnedAt,
        @Nullable Instant wakeAt,
        @Nullable String shown,
        Tally tally,
        @Nullable String parkedFor) {

    static final TicketState UNKNOWN =
            new TicketState(Facts.NONE, Ledger.EMPTY, Instant.EPOCH, null, null, Tally.NONE, null);

    TicketState learned(Facts newer, Instant at) {
        return new TicketState(newer, ledger, at, wakeAt, shown, tally, parkedFor);
    }

    /** Out of the queue: nothing of it can be due before it is known what by. */
    TicketState park(String policyKey) {
        return new TicketState(facts, ledger, learnedAt, null, shown, tally, policyKey);
    }
}
