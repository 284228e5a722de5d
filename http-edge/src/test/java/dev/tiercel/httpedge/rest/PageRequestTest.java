package dev.tiercel.httpedge.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

    @Test
    void readsThePlaceItWrote() {
        // given
        String cursor = Cursor.write("tickets", List.of("2026-03-01T00:00:00Z", "a"));

        // when
        PageRequest page = new PageRequest("tickets", 10, Cursor.read("tickets", 2, cursor));

        // then
        assertThat(page.after(0, Instant::parse)).isEqualTo("2026-03-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59Z", "-000001-01-01T00:00:00Z", "yesterday", ""})
    void refusesAnInstantThatNoDatabaseHolds(String madeUp) {
        PageRequest page = new PageRequest("tickets", 10, List.of(madeUp));

        assertThatThrownBy(() -> page.after(0, Instant::parse)).isInstanceOf(HttpProblem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tickets\na\u0000b", "tickets\na\tb", "other\na", "tickets", "tickets\na\nb"})
    void refusesAPlaceThatItDidNotWrite(String madeUp) {
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(madeUp.getBytes(UTF_8));

        assertThatThrownBy(() -> Cursor.read("tickets", 1, cursor)).isInstanceOf(HttpProblem.class);
    }
}
