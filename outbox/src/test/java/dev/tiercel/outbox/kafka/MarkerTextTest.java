package dev.tiercel.outbox.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tiercel.outbox.Marker;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerTextTest {

    @Test
    void isReadAsItWasWritten() {
        // given
        List<Long> ids = LongStream.rangeClosed(1, 500)
                .map(id -> id * 1_000_000_007)
                .boxed()
                .toList();
        Marker marker = new Marker(42, ids, "00ff");

        // when
        Marker read = MarkerText.read(MarkerText.write(marker));

        // then
        assertThat(read).isEqualTo(marker);
    }

    @Test
    void isJson() {
        assertThat(new String(MarkerText.write(new Marker(1, List.of(2L, 4L), "ab")), UTF_8))
                .isEqualTo("{\"batch\":1,\"ids\":[2,4],\"digest\":\"ab\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"batch\":1,\"ids\":[],\"digest\":\"ab\"}", "{\"batch\":1,\"ids\":[1"})
    void isNeverGuessed(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> MarkerText.read(value.getBytes(UTF_8)));
    }
}
