package dev.tiercel.slatimer.clocks.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class ConsumerProgressTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration AT_MOST = Duration.ofMillis(50);

    private static final TopicPartition PARTITION = new TopicPartition("escalated", 3);

    private final List<CompletableFuture<Map<TopicPartition, Long>>> questions = new ArrayList<>();
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private Instant now = NOW;
    private final ConsumerProgress progress = new ConsumerProgress(() -> now, Duration.ofSeconds(1), partitions -> {
        assertThat(partitions).containsExactly(PARTITION);
        questions.add(new CompletableFuture<>());
        return questions.get(questions.size() - 1);
    });

    private void assign() {
        consumer.assign(List.of(PARTITION));
        consumer.seek(PARTITION, 7);
        progress.assigned(List.of(PARTITION));
    }

    private void poll() {
        progress.polled(consumer, ConsumerRecords.empty());
    }

    private void answer(int question, long end) {
        questions.get(question).complete(Map.of(PARTITION, end));
    }

    private static LongSupplier in(long millis) {
        return () -> NOW.toEpochMilli() + millis;
    }

    @Test
    void isBehindUntilTheEndIsToldAndDoesNotWaitForIt() {
        // given
        assign();
        poll();
        poll();
        assertThat(progress.behind()).isEqualTo(1);

        // when
        answer(0, 7);
        poll();

        // then
        assertThat(questions).hasSize(1);
        assertThat(progress.behind()).isZero();
    }

    @Test
    void asksAgainIfItIsNotTold() {
        // given
        assign();
        poll();

        // when
        questions.get(0).completeExceptionally(new TimeoutException("too long"));
        poll();
        answer(1, 7);
        poll();

        // then
        assertThat(progress.behind()).isZero();
    }

    @Test
    void doesNotBelieveAnEndThatWasAskedForBeforeItStoodStill() {
        // given
        assign();
        poll();

        // when
        now = NOW.plusSeconds(2);
        answer(0, 7);
        poll();

        // then
        assertThat(progress.behind()).isEqualTo(1);
        assertThat(questions).hasSize(2);
    }

    @Test
    void doesNotBelieveAnEndThatWasAskedForBeforeThePartitionCameBack() {
        // given
        assign();
        poll();

        // when
        progress.revoked(List.of(PARTITION));
        progress.assigned(List.of(PARTITION));
        answer(0, 7);
        poll();

        // then
        assertThat(progress.behind()).isEqualTo(1);
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
