package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What clocks need of a ticket's snapshot. The lists may be given as null, for what was stored before there was such a
 * list; they are empty then.
 *
 * @param version the highest one is the state
 * @param priority at opening
 * @param slaPolicy at opening
 * @param acknowledgements oldest first
 * @param waits oldest first, without overlap
 * @param resolution the one that stands; null if there was none, or if it was undone
 * @param replies answers to the customer, oldest first
 * @param changes terms that replaced those at opening, oldest first
 * @param rests resolutions that were undone, oldest first, without overlap with each other and the waits
 * @param endedAt when it was cancelled or merged into another
 */
public record Ticket(
        String id,
        String tenant,
        int version,
        Priority priority,
        Instant openedAt,
        PolicyRef slaPolicy,
        List<Answer> acknowledgements,
        List<Wait> waits,
        @Nullable Answer resolution,
        List<Instant> replies,
        List<Terms> changes,
        List<Rest> rests,
        @Nullable Instant endedAt) {

    public Ticket {
        if (version < 1) {
            throw new IllegalArgumentException("version: " + version + " (expected: >= 1)");
        }
        acknowledgements = copy(acknowledgements);
        waits = copy(waits);
        replies = copy(replies);
        changes = copy(changes);
        rests = copy(rests);
    }

    /** @param history in the order it happened */
    public static Ticket of(
            String id,
            String tenant,
            int version,
            Priority priority,
            Instant openedAt,
            PolicyRef slaPolicy,
            List<Happening> history) {
        History told = new History(new Terms(openedAt, priority, slaPolicy));
        history.forEach(told::tell);
        return new Ticket(
                id,
                tenant,
                version,
                priority,
                openedAt,
                slaPolicy,
                told.acknowledgements,
                told.waits,
                told.resolution,
                told.replies,
                told.changes,
                told.rests,
                told.endedAt);
    }

    /** Oldest first; never empty. */
    public List<Terms> terms() {
        List<Terms> terms = new ArrayList<>();
        terms.add(new Terms(openedAt, priority, slaPolicy));
        terms.addAll(changes);
        return terms;
    }

    /** Every SLA policy version it was ever under, newest first. */
    public Set<PolicyRef> policies() {
        Set<PolicyRef> policies = new LinkedHashSet<>();
        List<Terms> terms = terms();
        for (int i = terms.size() - 1; i >= 0; i--) {
            policies.add(terms.get(i).slaPolicy());
        }
        return policies;
    }

    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
