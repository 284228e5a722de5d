package dev.tiercel.slatimer.clocks.streams;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;

/**
 * Sends what the shelf refused to the dead letters, once. Every instance reads all policies at every start, so one task
 * does it for all and remembers how far it came; {@code policies} has one partition.
 */
final class RefusedPolicies {

    static final int TASK = 0;

    private static final Logger LOG = Logger.getLogger(RefusedPolicies.class);
    private static final Bytes TOLD = DueQueue.besides("refused-policies");

    private final PolicyShelf shelf;
    private final KeyValueStore<Bytes, byte[]> store;
    private long told;

    /** @param store the one of the {@link DueQueue}, which leaves room for this */
    RefusedPolicies(PolicyShelf shelf, KeyValueStore<Bytes, byte[]> store) {
        this.shelf = shelf;
        this.store = store;
        byte[] stored = store.get(TOLD);
        told = stored == null ? -1 : ByteBuffer.wrap(stored).getLong();
    }

    void tell(Instant now, Consumer<Record<byte[], byte[]>> deadLetters) {
        for (PolicyShelf.Refused refused : shelf.refusedAfter(told)) {
            LOG.warnf(
                    "Record %s-%d@%d cannot be handled, to the dead letters: %s",
                    refused.from().topic(),
                    refused.from().partition(),
                    refused.from().offset(),
                    refused.reason());
            Record<byte[], byte[]> record =
                    new Record<>(refused.key(), refused.value(), now.toEpochMilli(), refused.headers());
            deadLetters.accept(DeadLetter.of(record, refused.from(), refused.reason()));
            told = refused.from().offset();
            store.put(TOLD, ByteBuffer.allocate(Long.BYTES).putLong(told).array());
        }
    }
}
