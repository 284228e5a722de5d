package dev.tiercel.localstack.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tiercel.localstack.deadletters.DeadLetter;
import dev.tiercel.localstack.deadletters.LetterId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LetterTextTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void tellsPeopleWhatWhereAndWhyInThreeLines() {
        // when
        String text = LetterText.human().list(List.of(letter("{}", null), letter("{}", NOON)));

        // then
        List<String> lines = text.lines().toList();
        assertThat(lines).hasSize(8);
        assertThat(lines.get(0))
                .startsWith("ticket-service/0-17  2026-03-02 ")
                .endsWith("  dev.tiercel.escalation.moved.v1  from escalated/3@120");
        assertThat(lines.get(1)).isEqualTo("  key k-1, event e-1");
        assertThat(lines.get(2)).isEqualTo("  sequence: STRING (expected: a whole number)");
        assertThat(lines.get(6)).startsWith("  replayed at 2026-03-02 ");
        assertThat(lines.get(7)).isEqualTo("2 dead letters, 1 not replayed");
    }

    @Test
    void takesControlCharactersFromWhatCameFromOutside() {
        // when
        String text = LetterText.human().whole(letter("not json \u001b[31mred", null));

        // then
        assertThat(text).contains("not json  [31mred").doesNotContain("\u001b");
    }

    @Test
    void indentsAValueThatIsJson() {
        assertThat(LetterText.human().whole(letter("{\"a\":1}", null))).contains("    {\n      \"a\" : 1\n    }");
    }

    @Test
    void tellsProgramsTheSameInJson() throws IOException {
        // when
        JsonNode whole = JsonMapper.builder().build().readTree(LetterText.json().whole(letter("{\"a\":1}", NOON)));

        // then
        assertThat(whole.get("id").asText()).isEqualTo("ticket-service/0-17");
        assertThat(whole.get("originalTopic").asText()).isEqualTo("escalated");
        assertThat(whole.get("replayedAt").asText()).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(whole.get("headers").get("ce_type").asText()).isEqualTo("dev.tiercel.escalation.moved.v1");
        assertThat(whole.get("value").asText()).isEqualTo("{\"a\":1}");
    }

    @Test
    void hasAnEmptyArrayForNone() {
        assertThat(LetterText.json().list(List.of())).isEqualToIgnoringWhitespace("[]");
        assertThat(LetterText.human().list(List.of())).isEqualTo("No dead letters.\n");
    }

    private static DeadLetter letter(String value, @Nullable Instant replayedAt) {
        return new DeadLetter(
                new LetterId("ticket-service", 0, 17),
                NOON,
                "sequence: STRING (expected: a whole number)",
                new DeadLetter.Place("escalated", "3", "120"),
                "k-1".getBytes(UTF_8),
                List.of(
                        new RecordHeader("ce_type", "dev.tiercel.escalation.moved.v1".getBytes(UTF_8)),
                        new RecordHeader("ce_id", "e-1".getBytes(UTF_8))),
                value.getBytes(UTF_8),
                null,
                replayedAt);
    }
}
