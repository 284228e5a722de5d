package dev.tiercel.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DoorbellTest {

    private static final Duration FOR_EVER = Duration.ofHours(1);

    @Test
    @Timeout(10)
    void remembersARingThatComesBeforeTheWait() throws InterruptedException {
        // given
        Doorbell doorbell = new Doorbell(2);

        // when
        doorbell.ring(1);

        // then
        doorbell.await(1, FOR_EVER);
    }

    @Test
    @Timeout(10)
    void answersManyRingsAtOnce() throws InterruptedException {
        // given
        Doorbell doorbell = new Doorbell(1);
        doorbell.ring(0);
        doorbell.ring(0);
        doorbell.await(0, FOR_EVER);

        // when
        long start = System.nanoTime();
        doorbell.await(0, Duration.ofMillis(30));

        // then
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
    }

    @Test
    void spreadsKeysOverAllShards() {
        // given
        Doorbell doorbell = new Doorbell(4);

        // when
        int[] perShard = new int[4];
        IntStream.range(0, 4000)
                .mapToObj(i -> UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)})
                        .toString())
                .forEach(key -> perShard[doorbell.shardOf(key)]++);

        // then
        assertThat(IntStream.of(perShard).boxed())
                .allSatisfy(keys -> assertThat(keys).isBetween(800, 1200));
    }

    @Test
    void needsAShard() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Doorbell(0))
                .withMessage("shards: 0 (expected: >= 1)");
    }
}
