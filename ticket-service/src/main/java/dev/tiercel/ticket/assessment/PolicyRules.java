package dev.tiercel.ticket.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the policies of a new ticket are chosen, and what impact and urgency make.
 *
 * @param version which version of a tenant's rules this is; null if there are none and the configured policies count
 * @param rules the first that matches decides
 * @param otherwise where none matches
 */
public record PolicyRules(
        @Nullable PolicyRef version, List<Rule> rules, Assessment.Wanted otherwise, PriorityMatrix matrix) {

    public PolicyRules {
        rules = List.copyOf(rules);
    }

    /** Every ticket falls under the same policies. */
    public static PolicyRules always(Assessment.Wanted wanted) {
        return new PolicyRules(null, List.of(), wanted, PriorityMatrix.DEFAULT);
    }

    /** The policies a ticket falls under; their versions are not looked at here. */
    public Choice choose(Attributes attributes) {
        return rules.stream()
                .filter(rule -> rule.matches(attributes))
                .findFirst()
                .map(rule -> new Choice(rule.wanted(), chosenBy(rule.name())))
                .orElseGet(this::chooseOtherwise);
    }

    /** What a ticket falls under that no rule matches. */
    public Choice chooseOtherwise() {
        return new Choice(otherwise, chosenBy(null));
    }

    /**
     * The priority that impact and urgency make.
     *
     * @param impact high, medium or low; {@code urgency} likewise
     */
    public String priority(String impact, String urgency) {
        return matrix.priority(impact, urgency);
    }

    private Assessment.@Nullable RulesRef chosenBy(@Nullable String rule) {
        return version == null ? null : new Assessment.RulesRef(version.id(), version.version(), rule);
    }

    /**
     * @param by null if there are no rules
     */
    public record Choice(Assessment.Wanted wanted, Assessment.@Nullable RulesRef by) {}
}
