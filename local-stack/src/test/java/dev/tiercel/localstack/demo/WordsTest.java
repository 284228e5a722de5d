package dev.tiercel.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0.2S, 200 ms",
        "PT1.25S, 1.3 s",
        "PT5S, 5 s",
        "PT1M59S, 119 s",
        "PT2M, 2 min",
        "PT1H59M, 119 min",
        "PT2H, 2 h",
        "PT8H, 8 h",
        "PT26H30M, 26 h 30 min"
    })
    void saysALengthInTheUnitPeopleWould(Duration length, String words) {
        assertThat(Words.readable(length)).isEqualTo(words);
    }
}
