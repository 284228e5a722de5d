package dev.tiercel.slatimer.clocks.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tiercel.slatimer.clocks.kafka.Json;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The tickets, or whatever else has ids, of a task in the order in which they are due. A key is the due instant
 * (milliseconds, 8 bytes, big endian, so that bytes sort like instants) and the id.
 *
 * <p>RocksDB keeps deleted entries for a while, and a scan from the beginning would walk over all of them. Scans start at
 * a watermark below which nothing is queued; it is stored, so that a restart need not walk either.
 */
public final class DueQueue {

    /** @param at when it was queued for */
    public record Due(Instant at, String id) {}

    private static final long NEVER = Long.MAX_VALUE;
    private static final byte[] PRESENT = {1};
    private static final Bytes END = key(NEVER, "");
    private static final Bytes WATERMARK = besides("watermark");
    private static final Bytes TALLY = besides("tally");

    private final KeyValueStore<Bytes, byte[]> store;
    private long storedWatermark;
    private long watermark;
    // Read by whoever measures, too.
    private volatile long next;
    private Tally tally;
    private Tally storedTally;

    public DueQueue(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        byte[] stored = store.get(WATERMARK);
        storedWatermark = stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
        watermark = storedWatermark;
        byte[] counted = store.get(TALLY);
        tally = counted == null ? Tally.NONE : JsonSerde.read(Tally.class, counted);
        storedTally = tally;
        next = first();
    }

    /** Moves it in the queue; null is out of it. */
    public void move(String id, @Nullable Instant from, @Nullable Instant to) {
        if (from != null && !from.equals(to)) {
            store.delete(key(millis(from), id));
        }
        if (to == null) {
            return;
        }
        long at = millis(to);
        if (!to.equals(from)) {
            store.put(key(at, id), PRESENT);
        }
        // Also for one that stays where it is: else a pass that could not fire it would leave it behind the watermark.
        next = Math.min(next, at);
        if (at < watermark) {
            watermark = at;
        }
        if (at < storedWatermark) {
            storeWatermark(at);
        }
    }

    /** Was due, and is left for the next pass. */
    public void leave(Due due) {
        next = Math.min(next, millis(due.at()));
    }

    /** Nothing is due before that, in milliseconds; it may be earlier than the first that is. */
    public long next() {
        return next;
    }

    public boolean isDue(Instant now) {
        return next <= now.toEpochMilli();
    }

    /** What is due at {@code now} or before, earliest first. Empty if a clock was stopped before it came to it. */
    public List<Due> due(Instant now, int limit) {
        List<Due> due = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> queued = store.range(key(watermark, ""), END)) {
            next = NEVER;
            while (queued.hasNext()) {
                KeyValue<Bytes, byte[]> entry = queued.next();
                long at = at(entry.key);
                if (at > now.toEpochMilli() || due.size() == limit) {
                    next = at;
                    break;
                }
                due.add(new Due(Instant.ofEpochMilli(at), id(entry.key)));
            }
        }
        watermark = due.isEmpty()
                ? Math.min(next, now.toEpochMilli())
                : millis(due.get(0).at());
        return due;
    }

    /** To be called when what was due has been handled and moved; what was not is still due. */
    public void fired(Instant now) {
        long reached = Math.min(next, now.toEpochMilli());
        watermark = reached;
        storeWatermark(reached);
    }

    /** Is not stored before {@link #settle}. */
    void count(Tally before, Tally after) {
        if (!before.equals(after)) {
            tally = tally.minus(before).plus(after);
        }
    }

    /** To be called at the end of whatever counted, for the transaction may end there. */
    void settle() {
        if (!tally.equals(storedTally)) {
            storedTally = tally;
            store.put(TALLY, Json.bytes(tally));
        }
    }

    Tally tally() {
        return tally;
    }

    private long first() {
        try (KeyValueIterator<Bytes, byte[]> queued = store.range(key(watermark, ""), END)) {
            return queued.hasNext() ? at(queued.next().key) : NEVER;
        }
    }

    private void storeWatermark(long at) {
        storedWatermark = at;
        store.put(WATERMARK, ByteBuffer.allocate(Long.BYTES).putLong(at).array());
    }

    private static long millis(Instant instant) {
        return Math.max(0, instant.toEpochMilli());
    }

    /** A key that is none of the queue: it sorts behind every instant, where no scan comes. */
    public static Bytes besides(String name) {
        return key(-1, name);
    }

    private static Bytes key(long at, String name) {
        byte[] id = name.getBytes(UTF_8);
        return Bytes.wrap(
                ByteBuffer.allocate(Long.BYTES + id.length).putLong(at).put(id).array());
    }

    private static long at(Bytes key) {
        return ByteBuffer.wrap(key.get()).getLong();
    }

    private static String id(Bytes key) {
        byte[] bytes = key.get();
        return new String(Arrays.copyOfRange(bytes, Long.BYTES, bytes.length), UTF_8);
    }
}
