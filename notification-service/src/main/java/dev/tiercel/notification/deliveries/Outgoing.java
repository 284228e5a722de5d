package dev.tiercel.notification.deliveries;

import dev.tiercel.notification.directory.Person;
import org.jspecify.annotations.Nullable;

/**
 * A delivery with everything an attempt needs.
 *
 * @param payload the event's JSON as it was read
 * @param ticket what is known of the ticket now; absent if no event of it has been read yet
 * @param person who the recipient is in the directory now; absent if it is not a person or not known yet
 */
public record Outgoing(
        Delivery delivery,
        Happening happening,
        String payload,
        @Nullable Background ticket,
        @Nullable Person person) {}
