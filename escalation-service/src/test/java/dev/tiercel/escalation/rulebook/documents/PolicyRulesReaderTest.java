package dev.tiercel.escalation.rulebook.documents;

import static dev.tiercel.escalation.rulebook.documents.Drafts.RULES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tiercel.escalation.rulebook.Level;
import dev.tiercel.escalation.rulebook.PolicyRules;
import dev.tiercel.escalation.rulebook.PolicyRules.Choice;
import dev.tiercel.escalation.rulebook.PolicyRules.Condition;
import dev.tiercel.escalation.rulebook.Priority;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyRulesReaderTest {

    @Test
    void rulesKeepTheirOrderAndWhatMustHold() {
        // when
        PolicyRules rules = Drafts.only(PolicyRules.class, RULES);
        // then
        assertThat(Drafts.mistakes("rules.yaml", RULES)).isEmpty();
        assertThat(rules.rules()).extracting(PolicyRules.Rule::name).containsExactly("gold", "by phone");
        assertThat(rules.rules().get(0).when())
                .isEqualTo(new Condition(
                        Map.of("plan", List.of("gold", "platinum"), "priority", List.of("P1")),
                        Map.of("region", List.of("emea", ""))));
        assertThat(rules.otherwise()).isEqualTo(new Choice("promise", "path"));
        assertThat(rules.priorityMatrix())
                .extractingByKey(Level.HIGH)
                .isEqualTo(Map.of(Level.HIGH, Priority.P1, Level.MEDIUM, Priority.P1, Level.LOW, Priority.P3));
    }

    @ParameterizedTest(name = "{2}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            'id: main'                    | 'id: other'              | id                                 | 2  | "other"
            'name: by phone'              | 'name: gold'             | rules[1].name                      | 12 | "gold"
            'priority: [P1]'              | 'priority: [P5]'         | rules[0].when.priority[0]          | 8  | "P5"
            'priority: [P1]'              | 'priority: []'           | rules[0].when.priority             | 8  | an empty list
            'priority: [P1]'              | 'priority: P1'           | rules[0].when.priority             | 8  | not a list
            'channel: [phone]'            | 'channel: [fax]'         | rules[1].when.channel[0]           | 13 | "fax"
            'impact: [high]'              | 'impact: [HIGH]'         | rules[1].when.impact[0]            | 13 | "HIGH"
            'impact: [high]'              | 'weather: [high]'        | rules[1].when.weather              | 13 | unknown field
            'plan: [gold, platinum]'      | 'plan: [gold, gold]'     | rules[0].when.plan                 | 7  | something is listed twice
            'plan: [gold, platinum]'      | 'plan: [""]'             | rules[0].when.plan[0]              | 7  | empty
            'region: [emea, ""]'          | '"2nd": [emea]'          | rules[0].when.attributes.2nd       | 9  | no name of an attribute
            '{ region: [emea, ""] }'      | '{}'                     | rules[0].when.attributes           | 9  | empty
            '{ channel: [phone], impact: [high] }' | '{}'            | rules[1].when                      | 13 | empty
            'otherwise: { slaPolicy: promise,' | 'otherwise: {'      | otherwise.slaPolicy                | 16 | missing
            'otherwise: { slaPolicy: promise,' | 'otherwise: { slaPolicy: gone,' | otherwise.slaPolicy    | 16 | "gone"
            'medium: P1, low: P3'         | 'medium: P1'             | priorityMatrix.high.low            | 18 | missing
            'medium: P1, low: P3'         | 'medium: P0, low: P3'    | priorityMatrix.high.medium         | 18 | "P0"
            """)
    void namesWhatIsWrong(String good, String bad, String field, int line, String found) {
        // given
        String text = RULES.replace(good, bad);
        assertThat(text).isNotEqualTo(RULES);
        // when
        List<Mistake> mistakes = Drafts.mistakes("rules.yaml", text);
        // then
        assertThat(mistakes)
                .extracting(Mistake::field, Mistake::line, Mistake::found)
                .containsExactly(tuple(field, line, found));
    }

    @Test
    void aRuleNamesPoliciesThatAreThere() {
        // given
        String text = RULES.replace("escalationPolicy: path\n  - name: by", "escalationPolicy: promise\n  - name: by");
        // when
        List<Mistake> mistakes = Drafts.mistakes("rules.yaml", text);
        // then
        assertThat(mistakes).singleElement().satisfies(mistake -> {
            assertThat(mistake.field()).isEqualTo("rules[0].escalationPolicy");
            assertThat(mistake.allowed()).isEqualTo("an escalation-policy of this rule book: [path]");
        });
    }

    @Test
    void withoutOtherwiseTheyAreRefusedOnce() {
        // given
        String text = RULES.lines()
                .filter(line -> !line.startsWith("otherwise"))
                .reduce("", (lines, line) -> lines + line + "\n");
        // when
        List<Mistake> mistakes = Drafts.mistakes("rules.yaml", text);
        // then
        assertThat(mistakes).extracting(Mistake::field, Mistake::found).containsExactly(tuple("otherwise", "missing"));
    }
}
