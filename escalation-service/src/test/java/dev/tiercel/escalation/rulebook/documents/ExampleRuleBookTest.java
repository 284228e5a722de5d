package dev.tiercel.escalation.rulebook.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.escalation.rulebook.EntryKey;
import dev.tiercel.escalation.rulebook.EscalationPolicy;
import dev.tiercel.escalation.rulebook.Priority;
import dev.tiercel.escalation.rulebook.RuleBookEntry;
import dev.tiercel.escalation.rulebook.SlaPolicy;
import dev.tiercel.escalation.rulebook.Tier;
import dev.tiercel.escalation.rulebook.files.RuleBookFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What people copy must be right. */
class ExampleRuleBookTest {

    private final Draft draft = Draft.of("example", RuleBookFiles.in(Path.of("..", "docs", "examples", "rule-book")));

    private <E extends RuleBookEntry> E entry(Class<E> type, String kind, String id) {
        return type.cast(draft.entry(new EntryKey(kind, id)).orElseThrow());
    }

    @Test
    void theExampleIsRightAsAWhole() {
        assertThat(Drafts.mistakes(draft)).isEmpty();
        assertThat(draft.entries())
                .filteredOn(RuleBookEntry.Versioned.class::isInstance)
                .extracting(entry -> entry.key().toString())
                .containsExactlyInAnyOrder(
                        "calendar madrid-office",
                        "calendar support-hours",
                        "sla-policy standard",
                        "sla-policy gold",
                        "sla-policy complaints",
                        "escalation-policy three-level",
                        "escalation-policy complaint-stages",
                        "policy-rules main");
    }

    @Test
    void complaintsAreAcknowledgedWithin48HoursAndRegisteredWithinTwoWorkingDays() {
        // when
        SlaPolicy complaints = entry(SlaPolicy.class, SlaPolicy.KIND, "complaints");
        // then
        assertThat(complaints.objectives())
                .filteredOn(objective -> objective.objective().matches("acknowledged|registered"))
                .extracting(objective -> objective.calendar() + " "
                        + objective.targets().byPriority().get(Priority.P3) + " " + objective.stop())
                .containsExactly("24x7 PT48H [milestone:acknowledged]", "null 2wd [milestone:registered]");
    }

    @Test
    void tiersAreLimitedInWorkingDaysOfTheirCalendars() {
        // when
        Tier stage1 = entry(EscalationPolicy.class, EscalationPolicy.KIND, "complaint-stages")
                .tier(1);
        // then
        assertThat(stage1.calendar()).isEqualTo("madrid-office");
        assertThat(stage1.limits().get(Tier.RESOLUTION).byPriority().get(Priority.P1))
                .hasToString("10wd");
        assertThat(stage1.warnAt()).hasToString("[80%]");
    }
}
