package dev.tiercel.ticket.assessment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a ticket when its policies are chosen, in the words of the contract; null where the ticket says nothing.
 *
 * @param language of the customer, BCP 47
 * @param source the system the ticket comes from
 * @param named what callers named themselves
 */
public record Attributes(
        String priority,
        @Nullable String plan,
        @Nullable String category,
        @Nullable String channel,
        @Nullable String impact,
        @Nullable String urgency,
        @Nullable String language,
        @Nullable String source,
        Map<String, String> named) {

    public Attributes {
        named = Map.copyOf(named);
    }
}
