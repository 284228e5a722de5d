package dev.tiercel.slatimer.clocks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is promised on every ticket the policy is stamped on. */
public record SlaPolicy(PolicyRef ref, List<Objective> objectives) {

    public static final String FIRST_RESPONSE = "first-response";
    public static final String NEXT_UPDATE = "next-update";
    public static final String RESOLUTION = "resolution";

    /**
     * @param calendar name of the one that counts
     * @param pauseOn the wait reasons whose time does not count
     * @param when the tickets it is measured on
     */
    public record Objective(
            String name,
            Targets targets,
            String calendar,
            Set<String> pauseOn,
            List<WarnAt> warnAt,
            Match when,
            Course course) {

        public Objective {
            pauseOn = Set.copyOf(pauseOn);
            warnAt = List.copyOf(warnAt);
        }
    }

    public SlaPolicy {
        objectives = List.copyOf(objectives);
        Set<String> names = new HashSet<>();
        for (Objective objective : objectives) {
            if (!names.add(objective.name())) {
                throw new IllegalArgumentException("objective: " + objective.name() + " twice (expected: each once)");
            }
        }
    }

    /** Names of all calendars it counts by, {@code 24x7} left out. */
    public Set<String> calendars() {
        Set<String> names = new HashSet<>();
        for (Objective objective : objectives) {
            if (!objective.calendar().equals(ServiceCalendar.ALWAYS.id())) {
                names.add(objective.calendar());
            }
        }
        return names;
    }
}
