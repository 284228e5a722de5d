package dev.tiercel.ticket.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AssessmentTest {
    private static final Assessment.RulesRef BY = new Assessment.RulesRef("main", 3, "gold");
    private static final PolicyRules.Choice CHOICE =
            new PolicyRules.Choice(new Assessment.Wanted("standard", "three-level"), BY);

    @Test
    void stampsTheNewestVersions() {
        // when
        Assessment assessment = Assessment.of(CHOICE, OptionalInt.of(4), OptionalInt.of(2));

        // then
        assertThat(assessment)
                .isEqualTo(new Assessment.Stamped(new PolicyRef("standard", 4), new PolicyRef("three-level", 2), BY));
    }

    @Test
    void stampsNothingWhileOneIsMissingAndSaysWhich() {
        // when
        Assessment assessment = Assessment.of(CHOICE, OptionalInt.empty(), OptionalInt.of(2));

        // then
        assertThat(assessment)
                .isEqualTo(new Assessment.NoPolicyYet(List.of("no version of SLA policy standard read yet")));
    }

    @Test
    void saysEverythingThatIsMissing() {
        // when
        Assessment assessment = Assessment.of(CHOICE, OptionalInt.empty(), OptionalInt.empty());

        // then
        assertThat(assessment)
                .isEqualTo(new Assessment.NoPolicyYet(List.of(
                        "no version of SLA policy standard read yet",
                        "no version of escalation policy three-level read yet")));
    }
}
