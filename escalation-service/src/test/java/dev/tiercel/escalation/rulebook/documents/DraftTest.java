package dev.tiercel.escalation.rulebook.documents;

import static dev.tiercel.escalation.rulebook.documents.Drafts.DIRECTORY;
import static dev.tiercel.escalation.rulebook.documents.Drafts.OFFICE;
import static dev.tiercel.escalation.rulebook.documents.Drafts.PATH;
import static dev.tiercel.escalation.rulebook.documents.Drafts.PROMISE;
import static dev.tiercel.escalation.rulebook.documents.Drafts.RULES;
import static dev.tiercel.escalation.rulebook.documents.Drafts.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.escalation.rulebook.EscalationPolicy;
import dev.tiercel.escalation.rulebook.Person;
import dev.tiercel.escalation.rulebook.Priority;
import dev.tiercel.escalation.rulebook.RuleBookEntry;
import dev.tiercel.escalation.rulebook.SlaPolicy;
import dev.tiercel.escalation.rulebook.Target;
import dev.tiercel.escalation.rulebook.Tier;
import dev.tiercel.escalation.rulebook.files.RuleBookFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftTest {

    @Test
    void theBundledBookIsTheThreeLevelMatrixForEveryTicket() {
        // when
        Draft draft = Draft.of("bundled", RuleBookFiles.bundled());
        // then
        assertThat(Drafts.mistakes(draft)).isEmpty();
        assertThat(draft.entries())
                .filteredOn(RuleBookEntry.Policy.class::isInstance)
                .extracting(RuleBookEntry::key)
                .hasToString("[sla-policy standard, escalation-policy three-level, policy-rules main]");
        EscalationPolicy matrix = (EscalationPolicy) draft.entries().get(1);
        assertThat(matrix.settleFor()).isEqualTo(Duration.ofMinutes(1));
        assertThat(matrix.tiers())
                .extracting(
                        tier -> tier.limits().get(Tier.RESOLUTION).byPriority().get(Priority.P3))
                .hasToString("[PT24H, PT4H, PT48H]");
        SlaPolicy standard = (SlaPolicy) draft.entries().get(0);
        assertThat(standard.objectives())
                .extracting(objective -> objective.targets().byPriority().get(Priority.P4))
                .hasToString("[PT8H, PT120H]");
        assertThat(draft.entries())
                .filteredOn(RuleBookEntry.DirectoryEntry.class::isInstance)
                .hasSize(9);
    }

    @Test
    void aLimitIsOneDurationForAllPrioritiesOrOneForEach() {
        // when
        Tier tier = only(EscalationPolicy.class, PATH).tier(1);
        // then
        assertThat(tier.limits().get(Tier.RESPONSE).byPriority().values())
                .containsOnly(Target.of(Duration.ofMinutes(5)));
        assertThat(tier.limits().get(Tier.RESOLUTION).byPriority())
                .containsEntry(Priority.P1, Target.of(Duration.ofHours(1)))
                .containsEntry(Priority.P4, Target.of(Duration.ofHours(48)));
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
            [ana]                   | '[ana, zoe]'           | tiers[0].responders[1]              | 8  | "zoe"
            'id: path'              | 'id: My Path'          | id                                  | 2  | "My Path"
            'name: Path'            | 'title: Path'          | name                                | 1  | missing
            'name: Path'            | 'title: Path'          | title                               | 3  | unknown field
            escalation-policy       | escalation             | kind                                | 1  | "escalation"
            [look]                  | look                   | tiers[0].actionSteps                | 14 | not a list
            [look]                  | '[""]'                 | tiers[0].actionSteps[0]             | 14 | empty
            'name: One'             | 'tier: 2, name: One'   | tiers[0].tier                       | 6  | 2
            'times: 2'              | 'times: 10'            | repeat.times                        | 15 | "10"
            'times: 2'              | 'times: twice'         | repeat.times                        | 15 | "twice"
            'fromTier: 1'           | 'fromTier: 2'          | repeat.fromTier                     | 15 | "2"
            """)
    void namesFileLineFieldAndWhatIsAllowed(String good, String bad, String field, int line, String found) {
        // given
        String text = bad.startsWith("tier: 2")
                ? PATH.replace("  - name: One", "  - tier: 2\n    name: One")
                : PATH.replace(good, bad);
        assertThat(text).isNotEqualTo(PATH);
        // when
        List<Mistake> mistakes = Drafts.mistakes("path.yaml", text);
        // then
        assertThat(mistakes).anySatisfy(mistake -> {
            assertThat(mistake.file()).isEqualTo("path.yaml");
            assertThat(mistake.field()).isEqualTo(field);
            assertThat(mistake.line()).isEqualTo(line);
            assertThat(mistake.found()).isEqualTo(found);
            assertThat(mistake.allowed()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            objective: resolution | objective: tier-x      | objectives[0].objective
            calendar: 24x7        | calendar: 8x5          | calendar
            pauseOn: [vendor]     | pauseOn: vendor        | objectives[0].pauseOn
            P1: PT1H              | P1: soon               | objectives[0].targets.P1
            """)
    void namesWhatIsWrongWithAnSlaPolicy(String good, String bad, String field) {
        // when
        List<Mistake> mistakes = Drafts.mistakes("promise.yaml", PROMISE.replace(good, bad));
        // then
        assertThat(mistakes).extracting(Mistake::field).containsExactly(field);
    }

    @Test
    void anObjectiveIsPromisedOnce() {
        // given
        String twice = PROMISE + PROMISE.substring(PROMISE.indexOf("  - objective"));
        // when
        List<Mistake> mistakes = Drafts.mistakes("promise.yaml", twice);
        // then
        assertThat(mistakes)
                .extracting(Mistake::field, Mistake::line)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("objectives[1].objective", 9));
    }

    @Test
    void findsEveryMistakeInOneGoInTheOrderOfTheLines() {
        // given
        String text = PATH.replace("PT5M", "soon")
                .replace("P3: P1D, P4: P2D", "P3: 1wd, P4: 2wd")
                .replace("24x7", "berlin")
                .replace("[ana]", "[zoe]")
                .replace("[look]", "[look]\n    cost: 3");
        // when
        List<Mistake> mistakes = Drafts.mistakes("path.yaml", text);
        // then
        assertThat(mistakes).hasSize(4);
        assertThat(mistakes.get(0))
                .hasToString("path.yaml:8: tiers[0].responders[0]: \"zoe\""
                        + " (allowed: a person of this rule book: [ana])");
        assertThat(mistakes.get(1).toString())
                .startsWith("path.yaml:10: tiers[0].limits.tier-response: \"soon\" (allowed: working time");
        assertThat(mistakes.get(2).toString())
                .endsWith("tiers[0].calendar: \"berlin\" (allowed: 24x7, or a calendar of this rule book: [])");
        assertThat(mistakes.get(3).toString())
                .startsWith("path.yaml:15: tiers[0].cost: unknown field (allowed: tier, name, team,");
    }

    @Test
    void aNameThatIsMissingIsReportedOnceAndOnlyInItsOwnDocument() {
        // given
        String text = PATH.replace("    team: frontline\n", "") + "---\n"
                + PATH.replace("id: path", "id: other").replace("team: frontline", "team: nobody");
        // when
        List<Mistake> mistakes = Drafts.mistakes("path.yaml", text);
        // then
        assertThat(mistakes)
                .extracting(Mistake::field, Mistake::found)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("tiers[0].team", "missing"),
                        org.assertj.core.groups.Tuple.tuple("tiers[0].team", "\"nobody\""));
    }

    @Test
    void refusesAnIdThatIsGivenTwice() {
        // when
        List<Mistake> mistakes = Drafts.mistakes("path.yaml", PATH + "---\n" + PATH);
        // then
        assertThat(mistakes).singleElement().satisfies(mistake -> {
            assertThat(mistake.toString()).startsWith("path.yaml:18: id: \"path\"");
            assertThat(mistake.allowed()).endsWith("see path.yaml:1");
        });
    }

    @Test
    void refusesATierThatNobodyIsIn() {
        // when
        List<Mistake> mistakes = Drafts.mistakes(Map.of(
                "path.yaml", PATH.replace("    responders: [ana]\n", ""),
                "directory.yaml", DIRECTORY.replace("[ana]", "[]")));
        // then
        assertThat(mistakes).extracting(Mistake::found).containsExactly("nobody to tell");
    }

    @Test
    void refusesContactsWithoutRepeatingThem() {
        // given
        String text = DIRECTORY.replace("ana@example.com", "ana at home\nphone: call Ana");
        // when
        List<Mistake> mistakes = Drafts.mistakes(Map.of("d.yaml", text));
        // then
        assertThat(mistakes).extracting(Mistake::field).containsExactly("email", "phone");
        assertThat(mistakes.toString()).doesNotContain("home", "call Ana");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            +34 (600) 123-456 | pt-BR | true
            0600/123.456      | de    | true
            12                | de    | false
            12a456            | de    | false
            112               | e     | false
            112               | de_AT | false
            """)
    void aPersonMayHaveATelephoneAndALanguage(String phone, String language, boolean allowed) {
        // given
        String text = "{kind: person, id: bo, name: Bo, email: bo@example.com, phone: %s, language: %s}"
                .formatted(phone, language);
        // when
        List<Mistake> mistakes = Drafts.mistakes(Map.of("d.yaml", text));
        // then
        assertThat(mistakes.isEmpty()).isEqualTo(allowed);
        assertThat(only(Person.class, text).phone()).isEqualTo(phone);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind: [unfinished                   | 1
            just text                           | 1
            '{kind: person, id: a, id: b}'      | 1
            """)
    void refusesWhatIsNoDocument(String text, int line) {
        // when
        List<Mistake> mistakes = Drafts.mistakes(Map.of("path.yaml", text));
        // then
        assertThat(mistakes)
                .isNotEmpty()
                .allSatisfy(mistake -> assertThat(mistake.line()).isEqualTo(line));
    }

    @Test
    void refusesAFewLinesThatStandForMoreThanThereIsMemory() {
        // given
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 12; i++) {
            String one = "*a" + (i - 1);
            laughs.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(10, one))));
        }
        // when
        List<Mistake> mistakes = Drafts.mistakes(Map.of("laughs.yaml", laughs.toString()));
        // then
        assertThat(mistakes)
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.found()).isEqualTo("too much"));
    }

    @Test
    void refusesDocumentsThatNestTooDeepInEitherForm() {
        // given
        String deep = "[".repeat(50_000) + "]".repeat(50_000);
        // when
        List<Mistake> yaml = Draft.of(DocumentText.YAML, deep).mistakes();
        List<Mistake> json = Draft.of(DocumentText.JSON, deep).mistakes();
        // then
        assertThat(yaml).hasSize(1);
        assertThat(json).hasSize(1);
    }

    @Test
    void theOrderOfFilesAndDocumentsDoesNotMatter() {
        // given
        List<String> documents = new ArrayList<>(List.of(
                DIRECTORY.split("---\n")[0],
                DIRECTORY.split("---\n")[1],
                PATH,
                PROMISE.replace("calendar: 24x7", "calendar: office"),
                RULES,
                OFFICE));
        Random random = new Random(20261123);
        Set<Set<RuleBookEntry>> books = new HashSet<>();
        // when
        for (int i = 0; i < 120; i++) {
            Collections.shuffle(documents, random);
            Map<String, String> files = new LinkedHashMap<>();
            int cut = random.nextInt(documents.size());
            files.put("b.yaml", String.join("---\n", documents.subList(0, cut)));
            files.put("a.yaml", String.join("---\n", documents.subList(cut, documents.size())));
            Draft draft = Draft.of("test", files);
            assertThat(Drafts.mistakes(draft)).isEmpty();
            books.add(Set.copyOf(draft.entries()));
        }
        // then
        assertThat(books).hasSize(1);
    }
}
