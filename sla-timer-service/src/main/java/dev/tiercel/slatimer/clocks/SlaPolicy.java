package dev.tiercel.slatimer.clocks;

import java.util.List;
import java.util.Set;

/** What is promised on every ticket the policy is stamped on, in elapsed time. */
public record SlaPolicy(PolicyRef ref, List<Objective> objectives) {

    public static final String FIRST_RESPONSE = "first-response";
    public static final String RESOLUTION = "resolution";

    /** @param pauseOn the wait reasons whose time does not count */
    public record Objective(String name, Targets targets, Set<String> pauseOn) {

        public Objective {
            pauseOn = Set.copyOf(pauseOn);
        }
    }

    public SlaPolicy {
        objectives = List.copyOf(objectives);
    }
}
