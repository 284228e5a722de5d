package dev.tiercel.ticket.assessment.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.ticket.assessment.Assessment;
import dev.tiercel.ticket.assessment.PolicyRef;
import dev.tiercel.ticket.assessment.PolicyRules;
import dev.tiercel.ticket.assessment.PriorityMatrix;
import dev.tiercel.ticket.assessment.Rule;
import dev.tiercel.ticket.assessment.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RulesJsonTest {
    private static final String RULES = """
            {'kind': 'policy-rules', 'tenant': 'default', 'id': 'main', 'version': 3, 'name': 'Test', 'later': {'x': 1},
             'rules': [{'name': 'gold', 'note': 'x', 'when': %s, 'slaPolicy': 'vip', 'escalationPolicy': 'directors'}],
             'otherwise': {'slaPolicy': 'standard', 'escalationPolicy': 'three-level'}%s}""";

    private static PolicyRules read(String when, String more) {
        return RulesJson.read(RULES.formatted(when, more).replace('\'', '"'));
    }

    @Test
    void theExampleOfTheContractIsRead() throws IOException {
        // given
        String example = new ObjectMapper()
                .readTree(Path.of("../contracts/examples/policy-rules.published.v1.json")
                        .toFile())
                .path("value")
                .toString();

        // when
        PolicyRules rules = RulesJson.read(example);

        // then
        assertThat(rules.version()).isEqualTo(new PolicyRef("main", 1));
        assertThat(rules.rules())
                .containsExactly(new Rule(
                        "gold customers",
                        Map.of(Subject.PLAN, Set.of("gold", "platinum")),
                        Map.of("site", Set.of("Madrid", "Lisbon")),
                        new Assessment.Wanted("standard", "three-level")));
        assertThat(rules.otherwise()).isEqualTo(new Assessment.Wanted("standard", "three-level"));
        assertThat(rules.priority("medium", "low")).isEqualTo("P4");
    }

    @Test
    void fieldsThatAreNotKnownArePassedOver() {
        // when
        PolicyRules rules = read("{'plan': ['gold']}", "");

        // then
        assertThat(rules.rules()).hasSize(1);
        assertThat(rules.matrix()).isEqualTo(PriorityMatrix.DEFAULT);
    }

    @Test
    void aConditionThatIsNotKnownRefusesTheVersionBecauseTheRuleWouldMatchTooMuch() {
        assertThatThrownBy(() -> read("{'plan': ['gold'], 'region': ['eu']}", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rule gold: when.region: not known")
                .hasMessageContaining("priority, plan, category");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("{'plan': 'gold'}", "", "rule gold: when.plan"),
                arguments("{'plan': []}", "", "rule gold: when.plan"),
                arguments("{'plan': [1]}", "", "rule gold: when.plan"),
                arguments("{'plan': [null]}", "", "rule gold: when.plan"),
                arguments("{'attributes': ['site']}", "", "rule gold: when.attributes"),
                arguments("{'attributes': {'site': 'Madrid'}}", "", "rule gold: when.attributes.site"),
                arguments("null", "", "rule gold: when: missing"),
                arguments("{}", ", 'rules': null", "rules: missing"),
                arguments("{}", ", 'otherwise': {'slaPolicy': 'x'}", "otherwise.escalationPolicy: missing"),
                arguments("{}", ", 'version': 0", "policy version: 0"),
                arguments("{}", ", 'id': null", "id: missing"),
                arguments("{}", ", 'priorityMatrix': {'high': {}}", "priorityMatrix.high.high"),
                arguments("[]", "", "value: "));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamedWithItsPlace(String when, String more, String place) {
        assertThatThrownBy(() -> read(when, more))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(place);
    }

    @Test
    void nothingIsNoRules() {
        assertThatThrownBy(() -> RulesJson.read("null"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value: missing");
    }
}
