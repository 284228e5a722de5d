package dev.tiercel.ticket.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tiercel.ticket.assessment.Assessment.RulesRef;
import dev.tiercel.ticket.assessment.Assessment.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyRulesTest {
    private static final Wanted VIP = new Wanted("vip", "directors");
    private static final Wanted HARDWARE = new Wanted("hardware", "field-force");
    private static final Wanted OTHERWISE = new Wanted("standard", "three-level");
    private static final Attributes TICKET = new Attributes(
            "P2", "gold", "printer", "phone", "high", "medium", "pt-BR", "crm", Map.of("site", "Lisbon", "floor", ""));

    private static PolicyRules rules(Rule... rules) {
        return new PolicyRules(new PolicyRef("main", 7), List.of(rules), OTHERWISE, PriorityMatrix.DEFAULT);
    }

    private static Rule rule(
            String name, Map<Subject, Set<String>> when, Map<String, Set<String>> named, Wanted wanted) {
        return new Rule(name, when, named, wanted);
    }

    @Test
    void theFirstRuleThatMatchesDecides() {
        // given
        PolicyRules rules = rules(
                rule("silver", Map.of(Subject.PLAN, Set.of("silver")), Map.of(), VIP),
                rule("printers", Map.of(Subject.CATEGORY, Set.of("printer")), Map.of(), HARDWARE),
                rule("gold", Map.of(Subject.PLAN, Set.of("gold")), Map.of(), VIP));

        // when
        PolicyRules.Choice choice = rules.choose(TICKET);

        // then
        assertThat(choice).isEqualTo(new PolicyRules.Choice(HARDWARE, new RulesRef("main", 7, "printers")));
    }

    @Test
    void whatNoRuleIsAboutFallsUnderTheRest() {
        // given
        PolicyRules rules = rules(rule("silver", Map.of(Subject.PLAN, Set.of("silver")), Map.of(), VIP));

        // when
        PolicyRules.Choice choice = rules.choose(TICKET);

        // then
        assertThat(choice).isEqualTo(new PolicyRules.Choice(OTHERWISE, new RulesRef("main", 7, null)));
    }

    @Test
    void withoutRulesTheConfiguredPoliciesCountAndNoRulesAreNamed() {
        // when
        PolicyRules.Choice choice = PolicyRules.always(VIP).choose(TICKET);

        // then
        assertThat(choice).isEqualTo(new PolicyRules.Choice(VIP, null));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("tickets")
    void targetsPerPriorityCustomerPlanAndAnyMatchRuleOfOrderedPoliciesTheFirstMatchWins(
            String policy, String why, Attributes ticket) {
        // given
        PolicyRules rules = rules(
                rule(
                        "complaints",
                        Map.of(Subject.CATEGORY, Set.of("complaint")),
                        Map.of(),
                        new Wanted("complaints", "x")),
                rule(
                        "urgent gold",
                        Map.of(Subject.PLAN, Set.of("gold", "platinum"), Subject.PRIORITY, Set.of("P1")),
                        Map.of(),
                        new Wanted("gold-urgent", "x")),
                rule("gold", Map.of(Subject.PLAN, Set.of("gold", "platinum")), Map.of(), new Wanted("gold", "x")),
                rule("Lisbon", Map.of(), Map.of("site", Set.of("Lisbon")), new Wanted("lisbon", "x")));

        // when
        PolicyRules.Choice choice = rules.choose(ticket);

        // then
        assertThat(choice.wanted().slaPolicy()).isEqualTo(policy);
    }

    static Stream<Arguments> tickets() {
        return Stream.of(
                arguments("complaints", "before its plan and priority", ticket("P1", "gold", "complaint", "Lisbon")),
                arguments("gold-urgent", "both hold", ticket("P1", "platinum", "printer", "Lisbon")),
                arguments("gold", "of another priority", ticket("P2", "gold", "printer", "Lisbon")),
                arguments("lisbon", "a free attribute", ticket("P1", "silver", "printer", "Lisbon")),
                arguments("standard", "nothing holds", ticket("P1", "silver", "printer", "Porto")));
    }

    private static Attributes ticket(String priority, String plan, String category, String site) {
        return new Attributes(priority, plan, category, "phone", "high", "low", "es", "crm", Map.of("site", site));
    }

    static Stream<Arguments> conditions() {
        return Stream.of(
                arguments("none at all", Map.of(), Map.of(), true),
                arguments("one of several values", Map.of(Subject.PLAN, Set.of("iron", "gold")), Map.of(), true),
                arguments("another case", Map.of(Subject.PLAN, Set.of("Gold")), Map.of(), false),
                arguments("a part of the value", Map.of(Subject.LANGUAGE, Set.of("pt")), Map.of(), false),
                arguments(
                        "all of several",
                        Map.of(Subject.PLAN, Set.of("gold"), Subject.PRIORITY, Set.of("P1", "P2")),
                        Map.of("site", Set.of("Lisbon")),
                        true),
                arguments(
                        "all but one",
                        Map.of(Subject.PLAN, Set.of("gold"), Subject.PRIORITY, Set.of("P1")),
                        Map.of(),
                        false),
                arguments("an attribute", Map.of(), Map.of("site", Set.of("Madrid", "Lisbon")), true),
                arguments("an attribute that is empty", Map.of(), Map.of("floor", Set.of("")), true),
                arguments("an attribute the ticket lacks", Map.of(), Map.of("room", Set.of("")), false),
                arguments("an attribute of another value", Map.of(), Map.of("site", Set.of("Porto")), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conditions")
    void allConditionsHoldToTheLetter(
            String name, Map<Subject, Set<String>> when, Map<String, Set<String>> named, boolean matches) {
        // when
        PolicyRules.Choice choice = rules(rule("it", when, named, VIP)).choose(TICKET);

        // then
        assertThat(choice.wanted()).isEqualTo(matches ? VIP : OTHERWISE);
    }

    @ParameterizedTest
    @EnumSource(Subject.class)
    void everySubjectIsReadFromItsOwnAttribute(Subject subject) {
        // given
        Attributes each = new Attributes(
                "priority", "plan", "category", "channel", "impact", "urgency", "language", "source", Map.of());

        // when
        PolicyRules.Choice choice = rules(rule("it", Map.of(subject, Set.of(subject.word())), Map.of(), VIP))
                .choose(each);

        // then
        assertThat(choice.wanted()).isEqualTo(VIP);
    }

    @ParameterizedTest
    @EnumSource(value = Subject.class, names = "PRIORITY", mode = EnumSource.Mode.EXCLUDE)
    void whatATicketDoesNotSayMatchesNoCondition(Subject subject) {
        // given
        Attributes silent = new Attributes("P2", null, null, null, null, null, null, null, Map.of());

        // when
        PolicyRules.Choice choice = rules(rule("it", Map.of(subject, Set.of("", "null")), Map.of(), VIP))
                .choose(silent);

        // then
        assertThat(choice.wanted()).isEqualTo(OTHERWISE);
    }
}
