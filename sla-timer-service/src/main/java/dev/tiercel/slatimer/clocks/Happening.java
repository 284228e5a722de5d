package dev.tiercel.slatimer.clocks;

import java.time.Instant;

/** What happened to a ticket, as far as its clocks care. */
public sealed interface Happening {

    Instant occurredAt();

    /** @param sequence of the stay it answers; 0 before the first */
    record Acknowledged(Instant occurredAt, int sequence) implements Happening {}

    record Waiting(Instant occurredAt, String reason) implements Happening {}

    record Resumed(Instant occurredAt) implements Happening {}

    /** @param sequence of the stay it answers; 0 before the first */
    record Resolved(Instant occurredAt, int sequence) implements Happening {}
}
