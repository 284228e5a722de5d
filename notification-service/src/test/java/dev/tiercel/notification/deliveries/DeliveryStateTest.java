package dev.tiercel.notification.deliveries;

import static dev.tiercel.notification.deliveries.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tiercel.notification.deliveries.AttemptOutcome.Deferred;
import dev.tiercel.notification.deliveries.DeliveryState.Delivered;
import dev.tiercel.notification.deliveries.DeliveryState.Failed;
import dev.tiercel.notification.deliveries.DeliveryState.Pending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryStateTest {

    private static final RetrySchedule SCHEDULE =
            new RetrySchedule(List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofMinutes(2)), 0.1);
    private static final Instant DUE = NOON.plusSeconds(5);

    @Test
    void isNotDueOneMillisecondBefore() {
        assertThat(new Pending(1, DUE, "busy").isDue(DUE.minusMillis(1))).isFalse();
    }

    @Test
    void isDueAtTheDueInstant() {
        assertThat(new Pending(1, DUE, "busy").isDue(DUE)).isTrue();
    }

    @Test
    void isDueOneMillisecondAfter() {
        assertThat(new Pending(1, DUE, "busy").isDue(DUE.plusMillis(1))).isTrue();
    }

    @Test
    void isDueAtOnceToBeginWith() {
        assertThat(SCHEDULE.begin(NOON)).isEqualTo(new Pending(0, NOON, null));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 5000",
        "0, 1, 5500",
        "0, -1, 4500",
        "1, 0, 120000",
        "1, 1, 132000",
        "1, -1, 108000",
        "1, 7, 132000"
    })
    void waitsAsTheScheduleSaysGiveOrTakeItsJitter(int attempts, double sample, long millis) {
        // given
        Pending pending = new Pending(attempts, NOON, null);

        // when
        DeliveryState after = pending.attempted(AttemptOutcome.deferred("busy"), NOON, SCHEDULE, sample);

        // then
        assertThat(after).isEqualTo(new Pending(attempts + 1, NOON.plusMillis(millis), "busy"));
    }

    @Test
    void failsWhenTheLastAttemptIsDeferred() {
        // given
        Pending pending = new Pending(2, NOON, "busy");

        // when
        DeliveryState after = pending.attempted(AttemptOutcome.deferred("away"), NOON, SCHEDULE, 0);

        // then
        assertThat(after).isEqualTo(new Failed(3, NOON, "given up after 3 attempts, the last: away"));
    }

    @Test
    void isDeliveredOnceAcceptedAlsoByTheLastAttempt() {
        assertThat(new Pending(2, NOON, null).attempted(AttemptOutcome.accepted(), NOON, SCHEDULE, 0))
                .isEqualTo(new Delivered(3, NOON));
    }

    @Test
    void failsAtOnceWhenRefused() {
        assertThat(new Pending(0, NOON, null).attempted(AttemptOutcome.refused("gone"), NOON, SCHEDULE, 0))
                .isEqualTo(new Failed(1, NOON, "gone"));
    }

    @ParameterizedTest
    @CsvSource({"4, 5", "5, 5", "6, 6", "86400, 86400", "86401, 86400"})
    void waitsAsLongAsAskedButNeverLessThanTheScheduleAndNeverMoreThanADay(long asked, long waits) {
        // given
        Pending pending = new Pending(0, NOON, null);

        // when
        DeliveryState after = pending.attempted(new Deferred("busy", Duration.ofSeconds(asked)), NOON, SCHEDULE, 0);

        // then
        assertThat(after).isEqualTo(new Pending(1, NOON.plusSeconds(waits), "busy"));
    }

    @Test
    void refusesAScheduleThatAttemptsNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetrySchedule(List.of(), 0))
                .withMessage("delays: none (expected: at least one)");
    }

    @ParameterizedTest
    @CsvSource({"-0.1", "1", "NaN"})
    void refusesAJitterThatCouldSwallowADelay(double jitter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetrySchedule(List.of(Duration.ZERO), jitter))
                .withMessageStartingWith("jitter: ");
    }
}
