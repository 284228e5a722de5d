package dev.tiercel.httpedge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
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
}
