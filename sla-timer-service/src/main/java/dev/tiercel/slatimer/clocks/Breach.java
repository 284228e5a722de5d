package dev.tiercel.slatimer.clocks;

import java.time.Instant;

/** A promise that was missed, at {@code dueAt} exactly. */
public record Breach(String ticketId, Promise promise, Instant dueAt) {

    /** The same promise missed at the same instant always has the same id. */
    public String id() {
        return String.join(
                "/",
                ticketId,
                promise.objective(),
                Integer.toString(promise.instance()),
                promise.policy().toString(),
                IsoInstant.text(dueAt));
    }
}
