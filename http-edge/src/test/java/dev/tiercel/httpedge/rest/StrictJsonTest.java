package dev.tiercel.httpedge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    private final ObjectMapper json = new ObjectMapper();

    StrictJsonTest() {
        new StrictJson().customize(json);
    }

    @Test
    void readsAWholeNumber() throws JsonProcessingException {
        assertThat(json.readValue("1", Integer.class)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.9", "\"1\"", "\"\"", "true"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> json.readValue(text, Integer.class)).isInstanceOf(MismatchedInputException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-03-01T09:00:00.123Z\"",
                "\"2026-03-01T10:00:00.123+01:00\"",
                "\"2026-03-01T09:00:00.1239Z\""
            })
    void readsAnInstantWithItsOffsetCutToMilliseconds(String text) throws JsonProcessingException {
        assertThat(json.readValue(text, Instant.class)).isEqualTo(Instant.parse("2026-03-01T09:00:00.123Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1772355600",
                "1772355600.5",
                "true",
                "{}",
                "\"\"",
                "\"2026-03-01\"",
                "\"2026-03-01T09:00:00\"",
                "\"2026-02-30T09:00:00Z\"",
                "\"+12026-03-01T09:00:00Z\"",
                "\"-0001-03-01T09:00:00Z\""
            })
    void refusesWhatIsNoInstant(String text) {
        assertThatThrownBy(() -> json.readValue(text, Instant.class)).isInstanceOf(MismatchedInputException.class);
    }

    @Test
    void refusesWhatFollowsTheValue() {
        assertThatThrownBy(() -> json.readValue("1 2", Integer.class)).isInstanceOf(MismatchedInputException.class);
    }
}
