package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What clocks need of a ticket's snapshot.
 *
 * @param version the highest one is the state
 * @param priority at opening
 * @param slaPolicy at opening
 * @param history in the order it happened
 */
public record Ticket(
        String id,
        String tenant,
        int version,
        Priority priority,
        Instant openedAt,
        PolicyRef slaPolicy,
        Opening opening,
        List<Happening> history) {

    public Ticket {
        if (version < 1) {
            throw new IllegalArgumentException("version: " + version + " (expected: >= 1)");
        }
        history = List.copyOf(history);
    }

    /** Oldest first; never empty. */
    public List<Terms> terms() {
        return List.copyOf(History.of(this).terms);
    }

    /** Every SLA policy version it was ever under, newest first. */
    public Set<PolicyRef> policies() {
        Set<PolicyRef> policies = new LinkedHashSet<>();
        for (int i = history.size() - 1; i >= 0; i--) {
            if (history.get(i) instanceof Happening.PolicyChanged changed) {
                policies.add(changed.slaPolicy());
            }
        }
        policies.add(slaPolicy);
        return policies;
    }
}
