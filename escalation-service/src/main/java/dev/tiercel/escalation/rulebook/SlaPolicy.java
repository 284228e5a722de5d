package dev.tiercel.escalation.rulebook;

import java.util.List;

/** When: what is promised about a ticket, counted on one calendar. */
public record SlaPolicy(String id, String name, String calendar, List<Objective> objectives)
        implements RuleBookEntry.Policy {

    public static final String KIND = "sla-policy";

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

    /** One promise; its clock rests while the ticket waits for one of {@code pauseOn}. */
    public record Objective(String objective, Targets targets, List<WaitReason> pauseOn) {

        public Objective {
            pauseOn = List.copyOf(pauseOn);
        }
    }
}
