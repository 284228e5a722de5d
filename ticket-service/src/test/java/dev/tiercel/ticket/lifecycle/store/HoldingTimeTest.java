package dev.tiercel.ticket.lifecycle.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HoldingTimeTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private Instant now = START;
    private final HoldingTime holding = new HoldingTime(Duration.ofSeconds(60), () -> now);

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void endsAMinuteAfterACommandCame() {
        assertThat(holding.overdue()).isEqualTo(START.minusSeconds(60));
    }

    @Test
    void doesNotEndWhileTheDatabaseIsAwayNorBeforeItHasAnsweredForAsLong() {
        // when
        holding.databaseIsAway();
        pass(Duration.ofMinutes(10));
        Instant whileAway = holding.overdue();
        holding.databaseAnswers();
        pass(Duration.ofSeconds(59));
        holding.databaseAnswers();
        Instant soonAfter = holding.overdue();
        pass(Duration.ofSeconds(1));

        // then
        assertThat(whileAway).isEqualTo(Instant.EPOCH);
        assertThat(soonAfter).isEqualTo(Instant.EPOCH);
        assertThat(holding.overdue()).isEqualTo(now.minusSeconds(60));
    }
}
