package dev.tiercel.notification.deliveries.store;

import dev.tiercel.notification.deliveries.Delivery;
import dev.tiercel.notification.directory.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery this instance may attempt until its lease ends, with what is known at the time of the claim.
 *
 * @param payload the event's JSON
 * @param snapshot the ticket's JSON, absent if no event of it has been read yet
 * @param move the JSON of the ticket's newest move, absent if none has been read yet
 */
public record Claim(
        Delivery delivery,
        Instant happenedAt,
        @Nullable String traceparent,
        String payload,
        @Nullable String snapshot,
        @Nullable String move,
        @Nullable Person person,
        boolean personLeft) {}
