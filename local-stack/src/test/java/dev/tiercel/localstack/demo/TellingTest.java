package dev.tiercel.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class TellingTest {

    private static final String TICKET = "019a0b1c-0000-7000-8000-000000000001";

    private final Telling telling =
            new Telling(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), false);

    @Test
    void isCompleteOnceEverythingExpectedWasRead() throws IOException {
        // given
        telling.expect(
                TICKET,
                scene(
                        true,
                        "opened",
                        "breached tier-response at tier 2",
                        "exhausted to tier 3",
                        "mail to carla about escalation.moved",
                        "acknowledged 2",
                        "not moved: acknowledged",
                        "resolved"));

        // when
        hearAll();

        // then
        assertThat(telling.isComplete(1)).isTrue();
        assertThat(telling.judge()).isEmpty();
    }

    @Test
    void isNotCompleteBeforeEverySceneIsOpen() throws IOException {
        // given
        telling.expect(TICKET, scene(true, "opened"));

        // when
        hearAll();

        // then
        assertThat(telling.isComplete(2)).isFalse();
    }

    @Test
    void saysWhatNoEventToldOf() throws IOException {
        // given
        telling.expect(TICKET, scene(true, "opened", "handed-back to tier 1"));

        // when
        hearAll();

        // then
        assertThat(telling.isComplete(1)).isFalse();
        assertThat(telling.judge()).containsExactly("\"Scene\": no event told of: handed-back to tier 1");
    }

    @Test
    void aBreachSpoilsASceneThatKeepsItsPromises() throws IOException {
        // given
        telling.expect(TICKET, scene(false, "opened"));

        // when
        hearAll();

        // then
        assertThat(telling.judge())
                .containsExactly(
                        "\"Scene\": must not have breached first-response",
                        "\"Scene\": must not have breached tier-response at tier 2");
    }

    @Test
    void anEventReadTwiceSpoilsTheStory() throws IOException {
        // given
        StoryEvent event = StoryEvent.read(GoldenEvents.records().get(0));

        // when
        telling.hear(event);
        telling.hear(event);

        // then
        assertThat(telling.judge()).containsExactly("event event-1 was read more than once");
    }

    private void hearAll() throws IOException {
        for (ConsumerRecord<String, byte[]> record : GoldenEvents.records()) {
            telling.hear(StoryEvent.read(record));
        }
    }

    private static Scene scene(boolean breaches, String... expected) {
        return new Scene("Scene", "", "P1", Map.of("name", "Ada"), Set.of(expected), breaches, ticket -> {});
    }
}
