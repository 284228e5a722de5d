package dev.tiercel.escalation.rulebook;

import dev.tiercel.escalation.rulebook.PolicyRules.Condition;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When: what is promised about a ticket.
 *
 * @param calendar counts for every objective that names none
 */
public record SlaPolicy(String id, String name, String calendar, List<Objective> objectives)
        implements RuleBookEntry.Policy {

    public static final String KIND = "sla-policy";

    public static final String FIRST_RESPONSE = "first-response";
    public static final String NEXT_UPDATE = "next-update";
    public static final String RESOLUTION = "resolution";

    /** Objectives that start and stop by themselves. */
    public static final Set<String> BUILT_IN = Set.of(FIRST_RESPONSE, NEXT_UPDATE, RESOLUTION);

    public SlaPolicy {
        objectives = List.copyOf(objectives);
        if (objectives.isEmpty()) {
            throw new IllegalArgumentException("objectives of SLA policy " + id + ": none (expected: at least one)");
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    /**
     * One promise. What is beside its target, from {@code start} on, is said of an objective of one's own only.
     *
     * @param calendar null means that of the policy
     * @param pauseOn wait reasons during which its clock rests
     * @param from what an update is owed from; null but for {@link #NEXT_UPDATE}
     * @param when what must hold of the ticket at its opening; null means nothing
     * @param stop what keeps the promise; an objective of one's own has at least one
     * @param pause beside {@code pauseOn}, until {@code resume}
     * @param reset what makes the clock begin anew
     * @param recurs whether a start after a stop begins the next instance
     */
    public record Objective(
            String objective,
            Targets targets,
            @Nullable String calendar,
            List<WaitReason> pauseOn,
            List<Warning> warnAt,
            @Nullable UpdateFrom from,
            @Nullable Condition when,
            List<Trigger> start,
            List<Trigger> stop,
            List<Trigger> pause,
            List<Trigger> resume,
            List<Trigger> cancel,
            List<Trigger> reset,
            boolean recurs) {

        public Objective {
            pauseOn = List.copyOf(pauseOn);
            warnAt = List.copyOf(warnAt);
            start = List.copyOf(start);
            stop = List.copyOf(stop);
            pause = List.copyOf(pause);
            resume = List.copyOf(resume);
            cancel = List.copyOf(cancel);
            reset = List.copyOf(reset);
        }

        /** A built-in one, counted on the calendar of the policy, without warnings. */
        public static Objective of(String objective, Targets targets, List<WaitReason> pauseOn) {
            return new Objective(
                    objective, targets, null, pauseOn, List.of(), null, null, List.of(), List.of(), List.of(),
                    List.of(), List.of(), List.of(), false);
        }
    }

    /** What an update is owed from. {@code toString} is the word of the contract. */
    public enum UpdateFrom {
        /** The oldest message of the customer that was not answered. */
        CUSTOMER_MESSAGE("customer-message"),
        /** The opening, then each reply. */
        LAST_UPDATE("last-update");

        private final String word;

        UpdateFrom(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }
}
