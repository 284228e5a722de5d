package dev.tiercel.ticket.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * How bad it is, and what it is about.
 *
 * @param impact with {@code urgency} what the priority was made of; both absent if it was named outright
 */
public record Classification(
        Priority priority,
        @Nullable Level impact,
        @Nullable Level urgency,
        @Nullable String category) {

    public Classification {
        if ((impact == null) != (urgency == null)) {
            throw new IllegalArgumentException(
                    "impact: " + impact + ", urgency: " + urgency + " (expected: both or none)");
        }
    }
}
