package dev.tiercel.ticket.assessment.moves;

import dev.tiercel.ticket.assessment.PolicyRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets are to fall under which policy versions.
 *
 * @param slaPolicy null if tickets keep theirs; {@code escalationPolicy} likewise
 */
public record MoveOrder(
        String by, @Nullable Change slaPolicy, @Nullable Change escalationPolicy, Filter filter) {

    public MoveOrder {
        if (slaPolicy == null && escalationPolicy == null) {
            throw new IllegalArgumentException(
                    "policies: none (expected: an SLA policy, an escalation policy or both)");
        }
    }

    /**
     * @param from only tickets under this one; null: whatever they are under
     */
    public record Change(@Nullable From from, PolicyRef to) {}

    /**
     * @param version null: any
     */
    public record From(String id, @Nullable Integer version) {}

    /** Which of the unfinished tickets: each list any of its values, an empty one whatever it is. */
    public record Filter(List<String> status, List<String> priority, List<String> plan) {
        public Filter {
            status = List.copyOf(status);
            priority = List.copyOf(priority);
            plan = List.copyOf(plan);
        }
    }

    public @Nullable PolicyRef newSlaPolicy() {
        return slaPolicy == null ? null : slaPolicy.to();
    }

    public @Nullable PolicyRef newEscalationPolicy() {
        return escalationPolicy == null ? null : escalationPolicy.to();
    }
}
