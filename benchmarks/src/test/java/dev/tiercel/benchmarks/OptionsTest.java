package dev.tiercel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void allRowsOfTheFullSizeAreMeasuredUnlessToldOtherwise() {
        // when
        Options options = Options.parse(List.of(), 7);

        // then
        assertThat(options.rows()).containsExactlyInAnyOrder(Row.values());
        assertThat(options.repetitions()).isEqualTo(5);
        assertThat(options.scale().open()).isEqualTo(1_000_000);
        assertThat(options.seed()).isEqualTo(7);
        assertThat(options.peers()).isTrue();
    }

    @Test
    void whatIsAskedForIsTaken() {
        // when
        Options options = Options.parse(
                List.of(
                        "--rows",
                        "burst,ingest",
                        "--no-peers",
                        "--open",
                        "300_000",
                        "--seed",
                        "9",
                        "--repetitions",
                        "2",
                        "--timer-setting",
                        "a.b=c=d",
                        "--timer-jvm",
                        "-Xmx1g -Xint"),
                7);

        // then
        assertThat(options.rows()).containsExactlyInAnyOrder(Row.BURST, Row.INGEST);
        assertThat(options.peers()).isFalse();
        assertThat(options.scale().open()).isEqualTo(300_000);
        assertThat(options.scale().openWhenGrown()).isEqualTo(900_000);
        assertThat(options.seed()).isEqualTo(9);
        assertThat(options.repetitions()).isEqualTo(2);
        assertThat(options.timerSettings()).containsEntry("a.b", "c=d");
        assertThat(options.timerJvm()).containsExactly("-Xmx1g", "-Xint");
    }

    @ParameterizedTest
    @CsvSource({
        "--rows nothing,--rows: nothing",
        "--repetitions 0.5,--repetitions: 0.5",
        "--repetitions -1,--repetitions: -1",
        "--open 3,--open: 3",
        "--timer-setting x,--timer-setting: x",
        "--seed,--seed needs a value",
        "--fast,unknown option: --fast"
    })
    void whatMakesNoSenseIsRefused(String arguments, String reason) {
        assertThatThrownBy(() -> Options.parse(List.of(arguments.split(" ")), 7))
                .isInstanceOf(Misuse.class)
                .hasMessageContaining(reason);
    }
}
