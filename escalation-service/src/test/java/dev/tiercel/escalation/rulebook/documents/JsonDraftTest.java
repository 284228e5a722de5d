package dev.tiercel.escalation.rulebook.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tiercel.escalation.rulebook.EntryKey;
import dev.tiercel.escalation.rulebook.EscalationPolicy;
import dev.tiercel.escalation.rulebook.Team;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDraftTest {

    private static final EntryKey TEAM = new EntryKey(Team.KIND, "blue");
    private static final EntryKey PATH = new EntryKey(EscalationPolicy.KIND, "path");

    @Test
    void saysWhatTheSameInYamlSays() {
        // when
        Draft json = Draft.of(TEAM, DocumentText.JSON, "{\"name\":\"Blue\",\"members\":[\"ana\"]}");
        Draft yaml = Draft.of(TEAM, DocumentText.YAML, "name: Blue\nmembers:\n- ana\n");
        // then
        assertThat(json.mistakes()).isEmpty();
        assertThat(json.entry(TEAM)).contains(new Team("blue", "Blue", List.of("ana")));
        assertThat(yaml.entry(TEAM)).isEqualTo(json.entry(TEAM));
    }

    @Test
    void whatWasReadCanBeSentBack() {
        // given
        String read = """
                {"kind":"team","id":"blue","version":3,"publishedAt":"2026-03-01T00:00:00Z","publishedBy":"crm",
                 "name":"Blue","members":[]}
                """;
        // when
        Draft draft = Draft.of(TEAM, DocumentText.JSON, read);
        // then
        assertThat(draft.mistakes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"name":"Blue"} x                        | 1 |            | JSON
            {"name":                                 | 1 |            | JSON
            {"name":"Blue"} {}                       | 1 |            | one JSON value
            [{"name":"Blue"},{"name":"Blue"}]        | 1 |            | one object, the fields of team blue
            "Blue"                                   | 1 |            | one object, the fields of team blue
            {"name":7}                               | 1 | name       | 1 to 200 characters on one line
            {"name":true}                            | 1 | name       | 1 to 200 characters on one line
            {"name":null}                            | 1 | name       | 1 to 200 characters on one line
            {"name":""}                              | 1 | name       | 1 to 200 characters on one line
            {"name":"a\\u0000b"}                     | 1 | name       | 1 to 200 characters on one line
            {"name":"a\\ud800b"}                     | 1 | name       | 1 to 200 characters on one line
            {"name":"a\\nb"}                         | 1 | name       | 1 to 200 characters on one line
            {"name":"Blue","name":"Red"}             | 1 | name       | each field once
            {"name":"Blue","id":"red"}               | 1 | id         | blue, as the address says
            {"name":"Blue","kind":"person"}          | 1 | kind       | team, as the address says
            {"name":"Blue","colour":"blue"}          | 1 | colour     | kind, id, name, members
            {"name":"Blue","members":"ana"}          | 1 | members    | a list of at most 500 ids of people, each once
            {"name":"Blue","members":[1]}            | 1 | members[0] | a list of at most 500 ids of people, each once
            """)
    void namesWhatIsWrong(String text, int line, String field, String allowed) {
        // when
        List<Mistake> mistakes = Draft.of(TEAM, DocumentText.JSON, text).mistakes();
        // then
        assertThat(mistakes)
                .extracting(Mistake::line, Mistake::field, Mistake::allowed)
                .containsExactly(tuple(line, field == null ? "" : field, allowed));
    }

    @ParameterizedTest
    @CsvSource({"\"2\"", "2.5", "true", "[2]", "12345678901234567890"})
    void aNumberIsANumber(String times) {
        // given
        String text = """
                {"name": "Path", "tiers": [{"name": "One", "team": "t", "calendar": "24x7"}],
                 "repeat": {"fromTier": 1, "times": %s}}
                """.formatted(times);
        // when
        List<Mistake> mistakes = Draft.of(PATH, DocumentText.JSON, text).mistakes();
        // then
        assertThat(mistakes).extracting(Mistake::line, Mistake::field).containsExactly(tuple(2, "repeat.times"));
    }

    @Test
    void aSetSaysWhichDocumentAMistakeIsIn() {
        // given
        String set = """
                [
                  {"kind": "team", "id": "blue", "name": "Blue", "members": ["ana", "zoe"]},
                  {"kind": "person", "id": "ana", "name": "Ana", "email": "nowhere"},
                  7
                ]
                """;
        // when
        List<Mistake> mistakes = Drafts.mistakes(Draft.of(DocumentText.JSON, set));
        // then
        assertThat(mistakes)
                .extracting(Mistake::line, Mistake::field)
                .containsExactly(tuple(2, "[0].members[1]"), tuple(3, "[1].email"), tuple(4, "[2]"));
    }
}
