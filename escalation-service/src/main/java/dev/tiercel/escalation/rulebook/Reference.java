package dev.tiercel.escalation.rulebook;

import dev.tiercel.escalation.rulebook.PolicyRules.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * One entry names another.
 *
 * @param path of the field that names it, such as {@code tiers[0].team}
 */
public record Reference(String path, EntryKey to) {

    /** Everything an entry names, in the order in which it does. */
    public static List<Reference> of(RuleBookEntry entry) {
        List<Reference> references = new ArrayList<>();
        if (entry instanceof Team team) {
            addPeople(references, "members", team.members());
        } else if (entry instanceof EscalationPolicy policy) {
            for (Tier tier : policy.tiers()) {
                String field = "tiers[" + (tier.tier() - 1) + "]";
                references.add(new Reference(field + ".team", new EntryKey(Team.KIND, tier.team())));
                addPeople(references, field + ".responders", tier.responders());
                addCalendar(references, field + ".calendar", tier.calendar());
            }
        } else if (entry instanceof SlaPolicy policy) {
            addCalendar(references, "calendar", policy.calendar());
            for (int i = 0; i < policy.objectives().size(); i++) {
                String own = policy.objectives().get(i).calendar();
                if (own != null) {
                    addCalendar(references, "objectives[" + i + "].calendar", own);
                }
            }
        } else if (entry instanceof PolicyRules rules) {
            for (int i = 0; i < rules.rules().size(); i++) {
                Rule rule = rules.rules().get(i);
                addChoice(references, "rules[" + i + "]", rule.choice());
            }
            addChoice(references, "otherwise", rules.otherwise());
        }
        return references;
    }

    private static void addPeople(List<Reference> references, String list, List<String> ids) {
        for (int i = 0; i < ids.size(); i++) {
            references.add(new Reference(list + "[" + i + "]", new EntryKey(Person.KIND, ids.get(i))));
        }
    }

    private static void addCalendar(List<Reference> references, String field, String id) {
        if (!id.equals(Calendar.ALWAYS)) {
            references.add(new Reference(field, new EntryKey(Calendar.KIND, id)));
        }
    }

    private static void addChoice(List<Reference> references, String field, PolicyRules.Choice choice) {
        references.add(new Reference(field + ".slaPolicy", new EntryKey(SlaPolicy.KIND, choice.slaPolicy())));
        references.add(new Reference(
                field + ".escalationPolicy", new EntryKey(EscalationPolicy.KIND, choice.escalationPolicy())));
    }
}
