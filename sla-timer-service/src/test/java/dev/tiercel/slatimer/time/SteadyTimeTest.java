package dev.tiercel.slatimer.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyTimeTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private Instant wall = NINE;
    private long nanos = 5_000_000_000L;
    private final SteadyTime time = new SteadyTime(() -> wall, () -> nanos, NINE, nanos);

    private void goesOn(Duration duration) {
        wall = wall.plus(duration);
        nanos += duration.toNanos();
    }

    private void isSet(Duration step) {
        wall = wall.plus(step);
    }

    @Test
    void followsTheWallClockWhileTheBrokerAgrees() {
        // when
        goesOn(Duration.ofHours(1));
        isSet(Duration.ofMillis(2_000));

        // then
        assertThat(time.instant()).isEqualTo(NINE.plusSeconds(3_602));
        assertThat(time.isWallAhead()).isFalse();
    }

    @Test
    void goesOnEvenlyWhenTheWallClockIsSetForward() {
        // when
        isSet(Duration.ofMillis(2_001));
        goesOn(Duration.ofSeconds(10));

        // then
        assertThat(time.instant()).isEqualTo(NINE.plusSeconds(10));
        assertThat(time.isWallAhead()).isTrue();
        assertThat(time.offset()).isEqualTo(Duration.ofMillis(2_001));
    }

    @Test
    void followsAStepForwardOnceTheBrokerSaysTheSame() {
        // given
        isSet(Duration.ofHours(1));
        assertThat(time.instant()).isEqualTo(NINE);

        // when
        time.agree(NINE.plusSeconds(3_600), nanos);

        // then
        assertThat(time.instant()).isEqualTo(NINE.plusSeconds(3_600));
        assertThat(time.isWallAhead()).isFalse();
    }

    @Test
    void holdsAStepForwardAgainstAsLongAsTheBrokerDoes() {
        // given
        isSet(Duration.ofHours(1));

        // when
        goesOn(Duration.ofSeconds(10));
        time.agree(NINE.plusSeconds(10), nanos);

        // then
        assertThat(time.instant()).isEqualTo(NINE.plusSeconds(10));
        assertThat(time.isWallAhead()).isTrue();
    }

    @Test
    void followsAStepBack() {
        // when
        isSet(Duration.ofHours(-1));

        // then
        assertThat(time.instant()).isEqualTo(NINE.minusSeconds(3_600));
        assertThat(time.isWallAhead()).isFalse();
        assertThat(time.offset()).isEqualTo(Duration.ofHours(-1));
    }

    @Test
    void isNotEarlyIfTheMachineStartsWithAClockThatIsAhead() {
        // given
        isSet(Duration.ofDays(365));

        // when
        SteadyTime started = new SteadyTime(() -> wall, () -> nanos, NINE, nanos);

        // then
        assertThat(started.instant()).isEqualTo(NINE);
    }
}
