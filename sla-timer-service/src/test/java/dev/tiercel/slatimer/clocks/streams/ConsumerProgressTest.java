package dev.tiercel.slatimer.clocks.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class ConsumerProgressTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration AT_MOST = Duration.ofMillis(50);

    private final ConsumerProgress progress = new ConsumerProgress(() -> NOW, Duration.ofSeconds(1));

    private static LongSupplier in(long millis) {
        return () -> NOW.toEpochMilli() + millis;
    }

    @Test
    void waitsAsLongAsItMayIfNothingIsDueBefore() {
        // when
        progress.wakeAt(in(51));
        progress.wakeAt(() -> Long.MAX_VALUE);

        // then
        assertThat(progress.untilDue(AT_MOST)).isEqualTo(AT_MOST);
    }

    @Test
    void waitsUntilTheFirstClockIsDue() {
        // when
        progress.wakeAt(in(30));
        progress.wakeAt(in(20));

        // then
        assertThat(progress.untilDue(AT_MOST)).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void goesOnAlmostAtOnceWithWhatIsDue() {
        // when
        progress.wakeAt(in(-100));

        // then
        assertThat(progress.untilDue(AT_MOST)).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void looksWithoutWaitingIfItWasAskedTo() {
        // when
        progress.wakeAt(in(-100));

        // then
        assertThat(progress.untilDue(Duration.ZERO)).isZero();
    }

    @Test
    void isNotWokenByATaskThatHasLeft() {
        // given
        LongSupplier left = in(10);
        progress.wakeAt(left);

        // when
        progress.sleep(left);

        // then
        assertThat(progress.untilDue(AT_MOST)).isEqualTo(AT_MOST);
    }
}
