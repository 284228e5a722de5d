package dev.tiercel.slatimer.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoInstantTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999Z",
                "2024-02-29T23:59:59.001Z",
                "2026-03-29T01:00:00.010Z",
                "2026-10-25T00:59:59.100Z",
                "9999-12-31T23:59:59.999Z",
                "+12026-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "2026-01-01T00:00:00.000001Z",
                "2026-01-01T00:00:00.123456789Z"
            })
    void isWrittenAsEverywhereElse(String text) {
        assertThat(IsoInstant.text(Instant.parse(text))).isEqualTo(text);
    }

    @Test
    void isWrittenAsEverywhereElseWheneverItIs() {
        Random random = new Random(20_261_130);
        for (int i = 0; i < 100_000; i++) {
            Instant instant = Instant.ofEpochMilli(random.nextLong(-70_000_000_000_000L, 300_000_000_000_000L));
            assertThat(IsoInstant.text(instant)).isEqualTo(instant.toString());
        }
    }
}
