package dev.tiercel.slatimer.clocks.streams;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;

/**
 * Sends what a shelf refused to the dead letters, once. Every instance reads all policies and calendars at every start, so
 * one task does it for all and remembers how far it came; these topics have one partition.
 */
final class RefusedRecords {

    static final int TASK = 0;

    private static final Logger LOG = Logger.getLogger(RefusedRecords.class);

    private final LongFunction<Collection<PolicyShelf.Refused>> refusedAfter;
    private final Bytes progress;
    private final KeyValueStore<Bytes, byte[]> store;
    private long told;

    /**
     * @param refusedAfter those behind an offset, oldest first
     * @param store the one of the {@link DueQueue}, which leaves room for this
     * @param name of the entry in it
     */
    RefusedRecords(
            LongFunction<Collection<PolicyShelf.Refused>> refusedAfter,
            KeyValueStore<Bytes, byte[]> store,
            String name) {
        this.refusedAfter = refusedAfter;
        this.store = store;
        progress = DueQueue.besides(name);
        byte[] stored = store.get(progress);
        told = stored == null ? -1 : ByteBuffer.wrap(stored).getLong();
    }

    void tell(Instant now, Consumer<Record<byte[], byte[]>> deadLetters) {
        for (PolicyShelf.Refused refused : refusedAfter.apply(told)) {
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
            store.put(progress, ByteBuffer.allocate(Long.BYTES).putLong(told).array());
        }
    }
}
