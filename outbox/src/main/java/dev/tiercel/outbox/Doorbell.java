package dev.tiercel.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * How a committed transaction wakes the relay of its shard inside this JVM. Only a shortcut: a ring that is lost, or
 * rung in another process, is made up for by the relay's poll.
 */
public final class Doorbell {

    private final Semaphore[] rings;

    /** @param shards how many shards the outbox has, at least 1 */
    public Doorbell(int shards) {
        if (shards < 1) {
            throw new IllegalArgumentException("shards: " + shards + " (expected: >= 1)");
        }
        rings = IntStream.range(0, shards).mapToObj(i -> new Semaphore(0)).toArray(Semaphore[]::new);
    }

    public int shards() {
        return rings.length;
    }

    /** The shard of a key: always the same, so one relay sees all events of a key. */
    public int shardOf(String key) {
        // String.hashCode is specified to the bit: every JVM of every version agrees on it.
        return Math.floorMod(key.hashCode(), rings.length);
    }

    /** Wakes whoever waits for the shard, or the next one who will; never blocks. */
    public void ring(int shard) {
        // Two threads may both see 0 and leave two permits; await takes them all.
        if (rings[shard].availablePermits() == 0) {
            rings[shard].release();
        }
    }

    /** Returns when rung since the last return, or after {@code atMost}. */
    void await(int shard, Duration atMost) throws InterruptedException {
        if (rings[shard].tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            rings[shard].drainPermits();
        }
    }
}
