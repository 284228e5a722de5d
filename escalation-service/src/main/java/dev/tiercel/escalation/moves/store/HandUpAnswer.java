package dev.tiercel.escalation.moves.store;

import dev.tiercel.escalation.moves.Refusal;

/** What became of a request to hand a ticket up. */
public sealed interface HandUpAnswer {

    /** @param body the move as it is published */
    record HandedUp(String body) implements HandUpAnswer {}

    record Refused(Refusal refusal) implements HandUpAnswer {}

    static HandUpAnswer moved(String body) {
        return new HandedUp(body);
    }

    static HandUpAnswer refused(Refusal refusal) {
        return new Refused(refusal);
    }
}
