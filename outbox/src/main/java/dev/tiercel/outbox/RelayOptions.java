package dev.tiercel.outbox;

import java.time.Duration;

/**
 * How a relay works.
 *
 * @param shards how many relays share the outbox; fixed once the outbox has been used
 * @param batchRows how many events one Kafka transaction takes at most
 * @param batchBytes how many bytes of payload one Kafka transaction takes at most; a single larger one goes alone
 * @param lease how long a shard stays with a relay that has fallen silent
 * @param poll how long a row waits at most if its ring was lost
 * @param transactionTimeout after which the broker aborts a transaction that its relay has left open; until then
 *     {@code read_committed} readers wait behind it
 */
public record RelayOptions(
        int shards, int batchRows, int batchBytes, Duration lease, Duration poll, Duration transactionTimeout) {

    public static final RelayOptions DEFAULTS = new RelayOptions(
            4, 500, 4 * 1024 * 1024, Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofSeconds(10));

    public RelayOptions {
        atLeast("shards", shards, 1);
        atLeast("batchRows", batchRows, 1);
        atLeast("batchBytes", batchBytes, 1);
        positive("lease", lease);
        positive("poll", poll);
        positive("transactionTimeout", transactionTimeout);
        if (shards > Short.MAX_VALUE) {
            throw new IllegalArgumentException("shards: " + shards + " (expected: <= " + Short.MAX_VALUE + ")");
        }
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: >= " + least + ")");
        }
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: > PT0S)");
        }
    }
}
