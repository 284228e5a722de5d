package dev.tiercel.ticket.search;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for: all that is named must hold.
 *
 * @param status any of them; empty: whatever it is
 * @param priority likewise
 * @param tier where it stands
 * @param team it is assigned to, or that its tier belongs to
 * @param responder who was told when it came to its tier
 * @param customerEmail in whatever case
 * @param source system the ticket comes from
 * @param reference its id there
 * @param openedTo exclusive
 * @param words each of which occurs somewhere
 */
public record Sought(
        Set<String> status,
        Set<String> priority,
        @Nullable Integer tier,
        @Nullable String team,
        @Nullable String responder,
        @Nullable String assignee,
        @Nullable String plan,
        @Nullable String category,
        @Nullable String customerEmail,
        @Nullable String source,
        @Nullable String reference,
        @Nullable Instant openedFrom,
        @Nullable Instant openedTo,
        List<Word> words) {

    public Sought {
        status = Set.copyOf(status);
        priority = Set.copyOf(priority);
        words = List.copyOf(words);
    }
}
