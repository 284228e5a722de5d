package dev.tiercel.notification.deliveries;

import dev.tiercel.notification.directory.Person;
import org.jspecify.annotations.Nullable;

/**
 * A delivery with everything an attempt needs, as it is known now.
 *
 * @param payload the event's JSON as it was read
 * @param ticket absent if no event of the ticket has been read yet
 * @param newest the newest move of the ticket; absent if none has been read yet
 * @param person who the recipient is in the directory; absent if it is not a person, not known yet, or has left
 * @param personLeft whether the recipient was removed from the directory
 */
public record Outgoing(
        Delivery delivery,
        Happening happening,
        String payload,
        @Nullable Background ticket,
        Happening.@Nullable Moved newest,
        @Nullable Person person,
        boolean personLeft) {}
