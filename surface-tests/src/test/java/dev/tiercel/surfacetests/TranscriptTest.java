package dev.tiercel.surfacetests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private static final List<String> DOCUMENT = List.of(
            "Prose with $ in it.",
            "",
            "```console",
            "$ echo one \\",
            "    two",
            "one two",
            "$ echo '{",
            "}'",
            "{",
            "}",
            "```",
            "",
            "```json",
            "$ no step",
            "```");

    @Test
    void readsCommandsOverSeveralLinesAndTheirOutput() {
        // when
        List<Transcript.Step> steps = Transcript.of(DOCUMENT).steps();

        // then
        assertThat(steps).extracting(Transcript.Step::line).containsExactly(4, 7);
        assertThat(steps).extracting(Transcript.Step::script).containsExactly("echo one \\\n    two", "echo '{\n}'");
        assertThat(steps).extracting(Transcript.Step::expected).containsExactly("one two", "{\n}");
    }

    @Test
    void recordingChangesNothingButTheOutput() {
        // given
        Transcript transcript = Transcript.of(DOCUMENT);

        // when
        List<String> recorded = transcript.recorded(List.of(
                transcript.steps().get(0).printing("other\nlines"),
                transcript.steps().get(1).printing("")));

        // then
        assertThat(recorded)
                .containsExactly(
                        "Prose with $ in it.",
                        "",
                        "```console",
                        "$ echo one \\",
                        "    two",
                        "other",
                        "lines",
                        "$ echo '{",
                        "}'",
                        "```",
                        "",
                        "```json",
                        "$ no step",
                        "```");
    }
}
