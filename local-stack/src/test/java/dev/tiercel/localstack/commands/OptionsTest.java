package dev.tiercel.localstack.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiercel.localstack.Port;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void anOptionWinsOverTheEnvironment() {
        // given
        Map<String, String> environment = Map.of("TIERCEL_KAFKA_PORT", "1111", "TIERCEL_MAIL_PORT", "2222");

        // when
        Options options = Options.parse(List.of("--kafka-port", "3333"), environment);

        // then
        assertThat(options.ports().of(Port.KAFKA)).isEqualTo(3333);
        assertThat(options.ports().of(Port.MAIL)).isEqualTo(2222);
        assertThat(options.ports().of(Port.TICKET)).isEqualTo(8081);
        assertThat(options.chosenPorts()).containsExactly(Port.MAIL, Port.KAFKA);
    }

    @Test
    void bothWaysOfGivingAValueAreUnderstood() {
        assertThat(Options.parse(List.of("--data=/a b"), Map.of()).home().directory())
                .isEqualTo(Path.of("/a b"));
        assertThat(Options.parse(List.of("--data", "/c"), Map.of("TIERCEL_HOME", "/d"))
                        .home()
                        .directory())
                .isEqualTo(Path.of("/c"));
        assertThat(Options.parse(List.of(), Map.of("TIERCEL_HOME", "/d")).home().directory())
                .isEqualTo(Path.of("/d"));
    }

    @Test
    void shortFormsAreTheSameAsLongOnes() {
        // when
        Options options = Options.parse(List.of("kafka", "-f", "-n", "20"), Map.of());

        // then
        assertThat(options.word()).contains("kafka");
        assertThat(options.has("--follow")).isTrue();
        assertThat(options.value("--lines")).contains("20");
    }

    @Test
    void whatCannotBeMeantIsRefusedByName() {
        assertThatThrownBy(() -> Options.parse(List.of("--prot", "1"), Map.of()))
                .isInstanceOf(Misuse.class)
                .hasMessage("unknown option: --prot");
        assertThatThrownBy(() -> Options.parse(List.of("--data"), Map.of())).hasMessage("--data needs a value");
        assertThatThrownBy(() ->
                        Options.parse(List.of("--kafka-port", "x"), Map.of()).ports())
                .hasMessage("--kafka-port: x (expected: 1 to 65535)");
        assertThatThrownBy(
                        () -> Options.parse(List.of("--kafka-port=1"), Map.of()).allow(false, "--data"))
                .hasMessage("--kafka-port means nothing to this command");
        assertThatThrownBy(() -> Options.parse(List.of("a", "b"), Map.of()).allow(true))
                .hasMessage("too much: b");
    }
}
