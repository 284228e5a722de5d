package dev.tiercel.escalation.moves;

import java.time.Instant;

/** What made a move necessary. */
public sealed interface Cause {

    /** The ticket was opened. */
    record Created(String eventId, Instant openedAt) implements Cause {}

    /** A promise was missed. */
    record Missed(Breach breach) implements Cause {}

    /** The breach that had caused the stay was taken back. */
    record Retracted(Correction correction) implements Cause {}

    /** Somebody asked. */
    record Requested(String by, String reason) implements Cause {}
}
