package dev.tiercel.slatimer.clocks;

import java.time.Instant;

/** What happened to a ticket, as far as its clocks care. */
public sealed interface Happening {

    Instant occurredAt();

    /** @param sequence of the stay it answers; 0 before the first */
    record Acknowledged(Instant occurredAt, int sequence) implements Happening {}

    /** The customer was answered. */
    record Replied(Instant occurredAt) implements Happening {}

    /** The customer wrote. */
    record CustomerReplied(Instant occurredAt) implements Happening {}

    record Waiting(Instant occurredAt, String reason) implements Happening {}

    record Resumed(Instant occurredAt) implements Happening {}

    record Reassessed(Instant occurredAt, Priority priority) implements Happening {}

    record PolicyChanged(Instant occurredAt, PolicyRef slaPolicy) implements Happening {}

    record Assigned(Instant occurredAt) implements Happening {}

    record Milestone(Instant occurredAt, String name) implements Happening {}

    /** @param sequence of the stay it answers; 0 before the first */
    record Resolved(Instant occurredAt, int sequence) implements Happening {}

    record Reopened(Instant occurredAt) implements Happening {}

    record Closed(Instant occurredAt) implements Happening {}

    /** Cancelled, or merged into another: over for good, with no promise kept. */
    record Ended(Instant occurredAt) implements Happening {}
}
