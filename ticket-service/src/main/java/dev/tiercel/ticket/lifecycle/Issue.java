package dev.tiercel.ticket.lifecycle;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the customer brought, as it was taken down; it never changes. */
public record Issue(
        String subject,
        @Nullable String description,
        Customer customer,
        @Nullable Channel channel,
        @Nullable Source source,
        Map<String, String> attributes) {

    /** Attributes a ticket may have. */
    public static final int MAX_ATTRIBUTES = 50;

    public Issue {
        if (attributes.size() > MAX_ATTRIBUTES) {
            throw new IllegalArgumentException(
                    "attributes: " + attributes.size() + " (expected: at most " + MAX_ATTRIBUTES + ")");
        }
        // By name, so that the same attributes are always written in the same order.
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }
}
