package dev.tiercel.ticket.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketIdTest {

    @Test
    void isAUuidOfVersionSevenThatBeginsWithTheMillisecond() {
        // given
        Instant at = Instant.parse("2026-03-02T09:00:00.123Z");

        // when
        UUID id = UUID.fromString(TicketId.create(at, new Random(1)).value());

        // then
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(at.toEpochMilli());
    }

    @Test
    void sortsByTheTimeOfOpening() {
        // given
        Random random = new Random(7);

        // when
        Stream<String> ids = Stream.iterate(SampleTickets.OPENED_AT, at -> at.plusMillis(1))
                .limit(1_000)
                .map(at -> TicketId.create(at, random).value());

        // then
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "42", "019590F3-4C00-7ABC-8DEF-0123456789AB", "019590f34c007abc8def0123456789ab"})
    void refusesAnythingElse(String text) {
        // when
        var attempt = assertThatThrownBy(() -> new TicketId(text));

        // then
        attempt.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("expected: a lower-case UUID");
    }
}
