package dev.tiercel.escalation.moves;

import dev.tiercel.escalation.moves.TicketEscalation.Exhausted;
import dev.tiercel.escalation.moves.TicketEscalation.Finished;
import dev.tiercel.escalation.moves.TicketEscalation.Seen;

/** In one word where a ticket is on its way. {@code toString} is what callers read. */
public enum Standing {
    AT_TIER("at-tier"),
    EXHAUSTED("exhausted"),
    FINISHED("finished");

    private final String word;

    Standing(String word) {
        this.word = word;
    }

    public static Standing of(Seen ticket) {
        if (ticket instanceof Finished) {
            return FINISHED;
        }
        return ticket instanceof Exhausted ? EXHAUSTED : AT_TIER;
    }

    @Override
    public String toString() {
        return word;
    }
}
