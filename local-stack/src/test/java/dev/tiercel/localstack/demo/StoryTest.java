package dev.tiercel.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiercel.contracts.EventContracts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class StoryTest {

    @Test
    void theGoldenRecordsKeepTheContract() throws IOException {
        // given
        EventContracts contracts = EventContracts.packaged();

        // when, then
        for (ConsumerRecord<String, byte[]> record : GoldenEvents.records()) {
            assertThat(contracts.validate(record)).as(record.toString()).isEmpty();
        }
    }

    @Test
    void everyHappeningIsALineInPlainWords() throws IOException {
        // given
        Story story = new Story();
        List<String> lines = new ArrayList<>();

        // when
        for (ConsumerRecord<String, byte[]> record : GoldenEvents.records()) {
            story.tell(StoryEvent.read(record)).ifPresent(line -> lines.add(line.render(ZoneOffset.UTC, false)));
        }

        // then
        assertThat(lines).containsExactlyElementsOf(expected());
    }

    @Test
    void typesItDoesNotKnowAreIgnored() throws IOException {
        // given
        StoryEvent known = StoryEvent.read(GoldenEvents.records().get(4));

        // when, then
        assertThat(new Story().tell(new StoryEvent("x", "dev.tiercel.new.v1", "t", Instant.EPOCH, known.body())))
                .isEmpty();
    }

    @Test
    void coloursStandAroundTheTextAndNowhereElse() {
        // given
        StoryLine line = new StoryLine(Instant.EPOCH, "#1", Tone.BAD, "late");

        // when, then
        assertThat(line.render(ZoneOffset.UTC, true)).isEqualTo("00:00:00.000  \u001b[31m#1  late\u001b[0m");
        assertThat(line.render(ZoneOffset.UTC, false)).isEqualTo("00:00:00.000  #1  late");
    }

    @Test
    void anUnreadableRecordIsNamedByItsPlace() {
        // given
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("escalated", 3, 17, "key", new byte[0]);

        // when, then
        assertThatThrownBy(() -> StoryEvent.read(record))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("escalated-3@17: header ce_id: missing");
    }

    private static List<String> expected() throws IOException {
        try (InputStream in = StoryTest.class.getResourceAsStream("/story/story.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
