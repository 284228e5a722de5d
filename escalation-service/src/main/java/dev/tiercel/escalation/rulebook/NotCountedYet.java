package dev.tiercel.escalation.rulebook;

import dev.tiercel.escalation.rulebook.SlaPolicy.Objective;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be written but is not counted by the clocks of this release. Nobody is to believe in a promise that nothing
 * watches.
 */
public final class NotCountedYet {

    private NotCountedYet() {}

    public static List<Finding> in(RuleBookEntry entry) {
        List<Finding> findings = new ArrayList<>();
        if (entry instanceof SlaPolicy policy) {
            calendar(findings, "calendar", policy.calendar());
            for (int i = 0; i < policy.objectives().size(); i++) {
                objective(
                        findings, "objectives[" + i + "].", policy.objectives().get(i));
            }
        } else if (entry instanceof EscalationPolicy policy) {
            for (Tier tier : policy.tiers()) {
                String place = "tiers[" + (tier.tier() - 1) + "].";
                calendar(findings, place + "calendar", tier.calendar());
                warnings(findings, place, tier.warnAt());
            }
        }
        return findings;
    }

    private static void objective(List<Finding> findings, String place, Objective objective) {
        if (!objective.objective().equals(SlaPolicy.FIRST_RESPONSE)
                && !objective.objective().equals(SlaPolicy.RESOLUTION)) {
            findings.add(new Finding(
                    place + "objective",
                    '"' + objective.objective() + "\": not measured by the clocks of this release",
                    SlaPolicy.FIRST_RESPONSE + ", " + SlaPolicy.RESOLUTION));
        }
        if (objective.calendar() != null) {
            calendar(findings, place + "calendar", objective.calendar());
        }
        warnings(findings, place, objective.warnAt());
        if (objective.when() != null) {
            findings.add(new Finding(place + "when", "not read by the clocks of this release", "none"));
        }
    }

    private static void calendar(List<Finding> findings, String place, String calendar) {
        if (!calendar.equals(Calendar.ALWAYS)) {
            findings.add(new Finding(
                    place, '"' + calendar + "\": the clocks of this release count elapsed time only", Calendar.ALWAYS));
        }
    }

    private static void warnings(List<Finding> findings, String place, List<Warning> warnAt) {
        if (!warnAt.isEmpty()) {
            findings.add(new Finding(place + "warnAt", "the clocks of this release do not warn", "none"));
        }
    }
}
