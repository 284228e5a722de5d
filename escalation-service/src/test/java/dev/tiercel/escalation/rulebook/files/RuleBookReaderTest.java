package dev.tiercel.escalation.rulebook.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tiercel.escalation.rulebook.EscalationPolicy;
import dev.tiercel.escalation.rulebook.Priority;
import dev.tiercel.escalation.rulebook.RuleBook;
import dev.tiercel.escalation.rulebook.RuleBookEntry;
import dev.tiercel.escalation.rulebook.SlaPolicy;
import dev.tiercel.escalation.rulebook.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookReaderTest {

    private static final String DIRECTORY = """
            kind: person
            id: ana
            name: Ana
            email: ana@example.com
            ---
            kind: team
            id: frontline
            name: Frontline
            members: [ana]
            """;

    private static final String PATH = """
            kind: escalation-policy
            id: path
            name: Path
            settleFor: PT30S
            tiers:
              - name: One
                team: frontline
                responders: [ana]
                limits:
                  tier-response: PT5M
                  tier-resolution: { P1: PT1H, P2: PT2H, P3: P1D, P4: P2D }
                pauseOn: [customer]
                calendar: 24x7
                actionSteps: [look]
            """;

    private static final String PROMISE = """
            kind: sla-policy
            id: promise
            name: Promise
            calendar: 24x7
            objectives:
              - objective: resolution
                targets: { P1: PT1H, P2: PT2H, P3: PT3H, P4: PT4H }
                pauseOn: [vendor]
            """;

    @Test
    void theBundledBookIsTheThreeLevelMatrix() {
        // when
        RuleBook book = RuleBookReader.read("bundled", RuleBookFiles.bundled());
        // then
        assertThat(book.policies()).extracting(RuleBookEntry::id).containsExactly("standard", "three-level");
        EscalationPolicy matrix = (EscalationPolicy) book.policies().get(1);
        assertThat(matrix.settleFor()).isEqualTo(Duration.ofMinutes(1));
        assertThat(matrix.tiers())
                .extracting(
                        tier -> tier.limits().get(Tier.RESOLUTION).byPriority().get(Priority.P3))
                .containsExactly(Duration.ofHours(24), Duration.ofHours(4), Duration.ofHours(48));
        SlaPolicy standard = (SlaPolicy) book.policies().get(0);
        assertThat(standard.objectives())
                .extracting(objective -> objective.targets().byPriority().get(Priority.P4))
                .containsExactly(Duration.ofHours(8), Duration.ofHours(120));
        assertThat(book.directory()).hasSize(9);
    }

    @Test
    void aLimitIsOneDurationForAllPrioritiesOrOneForEach() {
        // when
        RuleBook book = read(PATH);
        // then
        Tier tier = ((EscalationPolicy) book.policies().get(0)).tier(1);
        assertThat(tier.limits().get(Tier.RESPONSE).byPriority().values()).containsOnly(Duration.ofMinutes(5));
        assertThat(tier.limits().get(Tier.RESOLUTION).byPriority())
                .containsEntry(Priority.P1, Duration.ofHours(1))
                .containsEntry(Priority.P4, Duration.ofHours(48));
    }

    @ParameterizedTest(name = "{2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            PT5M                    | 5 minutes              | tiers[0].limits.tier-response       | 10 | "5 minutes"
            PT5M                    | PT0S                   | tiers[0].limits.tier-response       | 10 | "PT0S"
            PT5M                    | -PT5M                  | tiers[0].limits.tier-response       | 10 | "-PT5M"
            PT5M                    | PT0.0001S              | tiers[0].limits.tier-response       | 10 | "PT0.0001S"
            PT5M                    | P4000D                 | tiers[0].limits.tier-response       | 10 | "P4000D"
            'P3: P1D, '             | ''                     | tiers[0].limits.tier-resolution.P3  | 11 | missing
            'P4: P2D'               | 'P4: P2D, P5: P3D'     | tiers[0].limits.tier-resolution.P5  | 11 | unknown field
            tier-response           | tier-answer            | tiers[0].limits.tier-answer         | 10 | unknown field
            PT30S                   | -PT1S                  | settleFor                           | 4  | "-PT1S"
            [customer]              | [weather]              | tiers[0].pauseOn                    | 12 | "weather"
            [customer]              | '[customer, customer]' | tiers[0].pauseOn                    | 12 | something is listed twice
            24x7                    | berlin                 | tiers[0].calendar                   | 13 | "berlin"
            'team: frontline'       | 'team: nobody'         | tiers[0].team                       | 7  | "nobody"
            [ana]                   | [zoe]                  | tiers[0].responders                 | 8  | "zoe"
            'id: path'              | 'id: My Path'          | id                                  | 2  | "My Path"
            'name: Path'            | 'title: Path'          | name                                | 1  | missing
            'name: Path'            | 'title: Path'          | title                               | 3  | unknown field
            escalation-policy       | escalation             | kind                                | 1  | "escalation"
            [look]                  | look                   | tiers[0].actionSteps                | 14 | not a list
            """)
    void namesFileLineFieldAndWhatIsAllowed(String good, String bad, String field, int line, String found) {
        // given
        String text = PATH.replace(good, bad);
        assert !text.equals(PATH);
        // when
        RuleBookRefusedException refused = catchThrowableOfType(RuleBookRefusedException.class, () -> read(text));
        // then
        assertThat(refused.problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("path.yaml");
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.found()).isEqualTo(found);
            assertThat(problem.allowed()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            objective: resolution | objective: next-update | objectives[0].objective
            calendar: 24x7        | calendar: 8x5          | calendar
            pauseOn: [vendor]     | pauseOn: vendor        | objectives[0].pauseOn
            P1: PT1H              | P1: soon               | objectives[0].targets.P1
            """)
    void namesWhatIsWrongWithAnSlaPolicy(String good, String bad, String field) {
        // when
        RuleBookRefusedException refused =
                catchThrowableOfType(RuleBookRefusedException.class, () -> read(PROMISE.replace(good, bad)));
        // then
        assertThat(refused.problems()).extracting(RuleBookProblem::field).containsExactly(field);
    }

    @Test
    void findsEveryMistakeInOneGo() {
        // given
        String text = PATH.replace("PT5M", "soon").replace("24x7", "berlin").replace("[look]", "[look]\n    cost: 3");
        // when
        RuleBookRefusedException refused = catchThrowableOfType(RuleBookRefusedException.class, () -> read(text));
        // then
        assertThat(refused.problems()).hasSize(3);
        assertThat(refused)
                .hasMessageContaining("path.yaml:10: tiers[0].limits.tier-response: \"soon\" (allowed: an ISO 8601")
                .hasMessageContaining("path.yaml:13: tiers[0].calendar: \"berlin\" (allowed: 24x7)")
                .hasMessageContaining("path.yaml:15: tiers[0].cost: unknown field (allowed: name, team,");
    }

    @Test
    void refusesAnIdThatIsGivenTwice() {
        // when
        RuleBookRefusedException refused =
                catchThrowableOfType(RuleBookRefusedException.class, () -> read(PATH + "---\n" + PATH));
        // then
        assertThat(refused).hasMessageContaining("path.yaml:17: id: \"path\"").hasMessageContaining("see path.yaml:1");
    }

    @Test
    void refusesATierThatNobodyIsIn() {
        // when
        RuleBookRefusedException refused = catchThrowableOfType(
                RuleBookRefusedException.class,
                () -> RuleBookReader.read(
                        "test",
                        Map.of(
                                "path.yaml", PATH.replace("    responders: [ana]\n", ""),
                                "directory.yaml", DIRECTORY.replace("[ana]", "[]"))));
        // then
        assertThat(refused).hasMessageContaining("nobody to tell");
    }

    @Test
    void refusesAnAddressWithoutRepeatingIt() {
        // when
        RuleBookRefusedException refused = catchThrowableOfType(
                RuleBookRefusedException.class,
                () -> RuleBookReader.read(
                        "test", Map.of("d.yaml", DIRECTORY.replace("ana@example.com", "ana at home"))));
        // then
        assertThat(refused).hasMessageContaining("d.yaml:4: email").hasMessageNotContaining("at home");
    }

    @Test
    void refusesWhatIsNotYaml() {
        // then
        assertThatThrownBy(() -> read("kind: [unfinished"))
                .isInstanceOf(RuleBookRefusedException.class)
                .hasMessageContaining("path.yaml:");
        assertThatThrownBy(() -> read("just text"))
                .isInstanceOf(RuleBookRefusedException.class)
                .hasMessageContaining("path.yaml:1: not an object");
    }

    @Test
    void refusesAFolderThatIsNotThereOrHoldsNoRules(@TempDir Path folder) throws IOException {
        // given
        Files.writeString(folder.resolve("readme.txt"), PATH);
        // then
        assertThatThrownBy(() -> RuleBookFiles.in(folder.resolve("nowhere")))
                .isInstanceOf(RuleBookRefusedException.class);
        assertThatThrownBy(() -> RuleBookReader.read(folder.toString(), RuleBookFiles.in(folder)))
                .isInstanceOf(RuleBookRefusedException.class)
                .hasMessageContaining("no rules");
    }

    @Test
    void readsTheFilesOfAFolderByName(@TempDir Path folder) throws IOException {
        // given
        Files.writeString(folder.resolve("b.yml"), DIRECTORY);
        Files.writeString(folder.resolve("a.yaml"), PATH);
        // when
        Map<String, String> files = RuleBookFiles.in(folder);
        // then
        assertThat(List.copyOf(files.keySet())).containsExactly("a.yaml", "b.yml");
        assertThat(RuleBookReader.read("test", files).policies()).hasSize(1);
    }

    private static RuleBook read(String path) {
        return RuleBookReader.read("test", Map.of("path.yaml", path, "directory.yaml", DIRECTORY));
    }
}
