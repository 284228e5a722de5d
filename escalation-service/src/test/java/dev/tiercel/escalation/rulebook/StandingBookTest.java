package dev.tiercel.escalation.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tiercel.escalation.rulebook.PolicyRules.Choice;
import dev.tiercel.escalation.rulebook.PolicyRules.Condition;
import dev.tiercel.escalation.rulebook.PolicyRules.Rule;
import dev.tiercel.escalation.rulebook.StandingBook.Naming;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandingBookTest {

    private static final EntryKey ANA = new EntryKey(Person.KIND, "ana");
    private static final EntryKey BLUE = new EntryKey(Team.KIND, "blue");
    private static final Team TEAM = new Team("blue", "Blue", List.of("ana"));
    private static final EscalationPolicy PATH =
            new EscalationPolicy("path", "Path", Duration.ZERO, List.of(tier(List.of("ana")), tier2()), null);
    private static final SlaPolicy PROMISE = new SlaPolicy(
            "promise",
            "Promise",
            Calendar.ALWAYS,
            List.of(SlaPolicy.Objective.of("resolution", Targets.same(Duration.ofHours(1)), List.of())));
    private static final PolicyRules RULES = new PolicyRules(
            PolicyRules.MAIN,
            "Rules",
            List.of(new Rule("gold", new Condition(Map.of("plan", List.of("gold")), Map.of()), "promise", "path")),
            new Choice("promise", "path"),
            null);
    private static final StandingBook BOOK = new StandingBook(Set.of(ANA), List.of(TEAM, PATH, PROMISE, RULES));

    @Test
    void aBookInWhichEveryNameIsDefinedHasNoFindings() {
        assertThat(BOOK.findings()).isEmpty();
    }

    @Test
    void saysWhoNamesAnEntryAndWhere() {
        assertThat(BOOK.naming(ANA))
                .containsExactly(new Naming(PATH.key(), "tiers[0].responders[0]"), new Naming(BLUE, "members[0]"));
        assertThat(BOOK.naming(PATH.key()))
                .containsExactly(
                        new Naming(RULES.key(), "rules[0].escalationPolicy"),
                        new Naming(RULES.key(), "otherwise.escalationPolicy"));
        assertThat(BOOK.naming(RULES.key())).isEmpty();
    }

    @Test
    void aTeamThatIsRemovedIsFoundMissingWhereverItIsNamed() {
        // when
        Map<EntryKey, List<Finding>> findings = BOOK.without(BLUE).findings();
        // then
        assertThat(findings).containsOnlyKeys(PATH.key());
        assertThat(findings.get(PATH.key()))
                .extracting(Finding::path, Finding::found)
                .containsExactly(tuple("tiers[0].team", "\"blue\""), tuple("tiers[1].team", "\"blue\""));
    }

    @Test
    void aTeamThatLosesItsLastMemberLeavesATierWithNobodyToTell() {
        // when
        Map<EntryKey, List<Finding>> findings =
                BOOK.with(List.of(new Team("blue", "Blue", List.of()))).findings();
        // then
        assertThat(findings.get(PATH.key()))
                .extracting(Finding::path, Finding::found)
                .containsExactly(tuple("tiers[1]", "nobody to tell"));
    }

    @Test
    void namesAFewOfManyThatAreAllowed() {
        // given
        List<EntryKey> many = IntStream.rangeClosed(1, 25)
                .mapToObj(i -> new EntryKey(Person.KIND, "p" + (100 + i)))
                .toList();
        // when
        List<Finding> findings = new StandingBook(many, List.of()).findings(TEAM);
        // then
        assertThat(findings)
                .singleElement()
                .satisfies(finding -> assertThat(finding.allowed())
                        .startsWith("a person of this rule book: [p101, p102,")
                        .endsWith("p120] and 5 more"));
    }

    private static Tier tier(List<String> responders) {
        return new Tier(1, "One", "blue", responders, Map.of(), List.of(), List.of(), Calendar.ALWAYS, List.of(), null);
    }

    private static Tier tier2() {
        return new Tier(2, "Two", "blue", List.of(), Map.of(), List.of(), List.of(), Calendar.ALWAYS, List.of(), null);
    }
}
