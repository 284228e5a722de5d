package dev.tiercel.ticket.lifecycle.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00.500Z");

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:00:00.499Z, 2026-03-02T09:00:00.499Z",
        "2026-03-02T09:00:00.4999999Z, 2026-03-02T09:00:00.499Z",
        "2026-03-02T10:00:00+01:00, 2026-03-02T09:00:00Z",
        "2026-03-02T09:00:00.500Z, 2026-03-02T09:00:00.500Z",
        "2026-03-02T09:00:05.500Z, 2026-03-02T09:00:00.500Z",
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z"
    })
    void isReadInMillisecondsAndNotAfterNow(String text, Instant expected) {
        // when
        Instant read = Moments.occurredAt(text, NOW);

        // then
        assertThat(read).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T09:00:05.501Z",
                "1969-12-31T23:59:59.999Z",
                "2026-03-02T09:00:00",
                "1772442000",
                "",
                "+999999999-12-31T23:59:59Z"
            })
    void isRefusedNamingTheField(String text) {
        // when
        var attempt = assertThatThrownBy(() -> Moments.occurredAt(text, NOW));

        // then
        attempt.isInstanceOfSatisfying(
                HttpProblem.class,
                problem -> assertThat(problem.getParameters().get("violations").toString())
                        .contains("occurredAt"));
    }

    @Test
    void isNotSaidByEverybody() {
        // when
        Instant read = Moments.occurredAt(null, NOW);

        // then
        assertThat(read).isNull();
    }
}
