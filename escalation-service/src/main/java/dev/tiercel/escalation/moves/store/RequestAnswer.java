package dev.tiercel.escalation.moves.store;

import dev.tiercel.escalation.moves.Refusal;

/** What became of a request to move a ticket. */
public sealed interface RequestAnswer {

    /** @param body the move as it is published */
    record Moved(int sequence, String body) implements RequestAnswer {}

    record Refused(Refusal refusal) implements RequestAnswer {}
}
