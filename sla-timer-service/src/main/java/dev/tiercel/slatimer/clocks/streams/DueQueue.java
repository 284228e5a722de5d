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
 * <p>What is due can be announced and handled later. Then it stays, and one range of keys tells of all such entries at once:
 * what lies in it was announced, unless it was put there since and is marked so. A mark of its own for each entry would be
 * half of what a crowd writes.
 *
 * <p>RocksDB keeps deleted entries for a while, and a scan from the beginning would walk over all of them. Scans start at
 * a watermark below which nothing is queued; it is stored, so that a restart need not walk either.
 */
public final class DueQueue {

    /**
     * @param at when it was queued for
     * @param notes what was noted with it
     */
    public record Due(Instant at, String id, Bytes notes) {}

    /** Of keys, both inclusive. */
    private record Range(Bytes from, Bytes to) {

        boolean has(Bytes key) {
            return from.compareTo(key) <= 0 && key.compareTo(to) <= 0;
        }

        byte[] bytes() {
            return ByteBuffer.allocate(Integer.BYTES + from.get().length + to.get().length)
                    .putInt(from.get().length)
                    .put(from.get())
                    .put(to.get())
                    .array();
        }

        static Range of(byte[] bytes) {
            int begin = Integer.BYTES;
            int middle = begin + ByteBuffer.wrap(bytes).getInt();
            return new Range(
                    Bytes.wrap(Arrays.copyOfRange(bytes, begin, middle)),
                    Bytes.wrap(Arrays.copyOfRange(bytes, middle, bytes.length)));
        }
    }

    private static final long NEVER = Long.MAX_VALUE;
    private static final byte QUEUED = 1;
    private static final byte QUEUED_AMONG_ANNOUNCED = 2;
    private static final byte[] NO_NOTES = {};
    private static final Bytes END = key(NEVER, "");
    private static final Bytes WATERMARK = besides("watermark");
    private static final Bytes ANNOUNCED = besides("announced");
    private static final Bytes TALLY = besides("tally");

    private final KeyValueStore<Bytes, byte[]> store;
    private long storedWatermark;
    // Nothing waits before.
    private Bytes waitingFrom;
    private @Nullable Range announced;
    private @Nullable Range storedAnnounced;
    // Where the next one is that waits, or before; as a number it is read by whoever measures, too.
    private Bytes nextKey;
    private volatile long next;
    private Tally tally;
    private Tally storedTally;

    public DueQueue(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        byte[] stored = store.get(WATERMARK);
        storedWatermark = stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
        waitingFrom = key(storedWatermark, "");
        byte[] range = store.get(ANNOUNCED);
        announced = range == null ? null : Range.of(range);
        storedAnnounced = announced;
        nextKey = END;
        byte[] counted = store.get(TALLY);
        tally = counted == null ? Tally.NONE : JsonSerde.read(Tally.class, counted);
        storedTally = tally;
        lookForNext();
    }

    /** Moves it in the queue; null is out of it. */
    public void move(String id, @Nullable Instant from, @Nullable Instant to) {
        move(id, from, to, NO_NOTES);
    }

    /**
     * Moves it in the queue; null is out of it. Whatever it was, it waits there.
     *
     * @param notes as {@link Due#notes} will have them, unless it comes to where others were announced
     */
    void move(String id, @Nullable Instant from, @Nullable Instant to, byte[] notes) {
        if (from != null && !from.equals(to)) {
            store.delete(key(millis(from), id));
        }
        if (to == null) {
            return;
        }
        long at = millis(to);
        Bytes key = key(at, id);
        boolean isAmongAnnounced = announced != null && announced.has(key);
        byte[] value = isAmongAnnounced ? value(QUEUED_AMONG_ANNOUNCED, NO_NOTES) : value(QUEUED, notes);
        if (!to.equals(from) || !Arrays.equals(store.get(key), value)) {
            store.put(key, value);
        }
        // Also for one that stays where it is: else a pass that could not fire it would leave it behind the watermark.
        comesNext(key);
        waitingFrom = earlier(waitingFrom, key);
        if (at < storedWatermark) {
            storeWatermark(at);
        }
    }

    /** Was due, and is left for the next pass. */
    public void leave(Due due) {
        comesNext(key(due));
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
        try (KeyValueIterator<Bytes, byte[]> queued = store.range(waitingFrom, END)) {
            nextKey = END;
            while (queued.hasNext()) {
                KeyValue<Bytes, byte[]> entry = queued.next();
                if (isAnnounced(entry.key, entry.value)) {
                    continue;
                }
                if (at(entry.key) > now.toEpochMilli() || due.size() == limit) {
                    nextKey = entry.key;
                    break;
                }
                due.add(due(entry));
            }
        }
        next = at(nextKey);
        waitingFrom = due.isEmpty() ? notAfter(nextKey, now) : key(due.get(0));
        return due;
    }

    /** To be called when what was due has been handled and moved, or announced; what was not is still due. */
    public void fired(Instant now) {
        waitingFrom = notAfter(nextKey, now);
        storeAnnounced();
        storeWatermark(at(announced == null ? waitingFrom : earlier(waitingFrom, announced.from())));
    }

    /** False without notes, of what came to where others were announced, and behind something that still waits. */
    boolean canBeAnnounced(Due due) {
        Bytes key = key(due);
        return due.notes().get().length > 0
                && key.compareTo(nextKey) < 0
                && (announced == null || announced.to().compareTo(key) < 0);
    }

    /** Does not wait any more, but stays where it is until it is moved. For what is due and {@link #canBeAnnounced}, in order. */
    void announce(Due due) {
        Bytes key = key(due);
        announced = new Range(announced == null ? key : announced.from(), key);
    }

    /** False only if nothing is announced that was not moved since. */
    boolean hasAnnounced() {
        return announced != null;
    }

    /** Whether something is announced and not moved that was due before then. */
    boolean announcedBefore(Instant instant) {
        return announced != null && at(announced.from()) < instant.toEpochMilli();
    }

    /** What was announced, earliest first. All of it has to be moved before anything else is asked. */
    List<Due> announced(int limit) {
        List<Due> due = new ArrayList<>();
        Range range = announced;
        if (range == null) {
            return due;
        }
        announced = null;
        try (KeyValueIterator<Bytes, byte[]> queued = store.range(range.from(), range.to())) {
            while (queued.hasNext()) {
                KeyValue<Bytes, byte[]> entry = queued.next();
                if (entry.value[0] == QUEUED_AMONG_ANNOUNCED) {
                    continue;
                }
                if (due.size() == limit) {
                    announced = new Range(entry.key, range.to());
                    break;
                }
                due.add(due(entry));
            }
        }
        storeAnnounced();
        return due;
    }

    /** What was noted with it if it was announced and not moved since; else null. */
    @Nullable
    Bytes notesIfAnnounced(String id, Instant at) {
        Bytes key = key(millis(at), id);
        byte[] value = announced != null && announced.has(key) ? store.get(key) : null;
        return value != null && isAnnounced(key, value) ? notes(value) : null;
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

    private void lookForNext() {
        try (KeyValueIterator<Bytes, byte[]> queued = store.range(waitingFrom, END)) {
            while (queued.hasNext()) {
                KeyValue<Bytes, byte[]> entry = queued.next();
                if (!isAnnounced(entry.key, entry.value)) {
                    nextKey = entry.key;
                    break;
                }
            }
        }
        next = at(nextKey);
    }

    private boolean isAnnounced(Bytes key, byte[] value) {
        return announced != null && value[0] == QUEUED && announced.has(key);
    }

    private void storeAnnounced() {
        if (announced == null && storedAnnounced != null) {
            store.delete(ANNOUNCED);
        } else if (announced != null && !announced.equals(storedAnnounced)) {
            store.put(ANNOUNCED, announced.bytes());
        }
        storedAnnounced = announced;
    }

    private void comesNext(Bytes key) {
        nextKey = earlier(nextKey, key);
        next = at(nextKey);
    }

    private void storeWatermark(long at) {
        storedWatermark = at;
        store.put(WATERMARK, ByteBuffer.allocate(Long.BYTES).putLong(at).array());
    }

    private static Bytes notAfter(Bytes key, Instant now) {
        return at(key) > now.toEpochMilli() ? key(now.toEpochMilli(), "") : key;
    }

    private static Bytes earlier(Bytes one, Bytes other) {
        return other.compareTo(one) < 0 ? other : one;
    }

    private static Due due(KeyValue<Bytes, byte[]> entry) {
        return new Due(Instant.ofEpochMilli(at(entry.key)), id(entry.key), notes(entry.value));
    }

    private static byte[] value(byte state, byte[] notes) {
        byte[] value = new byte[1 + notes.length];
        value[0] = state;
        System.arraycopy(notes, 0, value, 1, notes.length);
        return value;
    }

    private static Bytes notes(byte[] value) {
        return Bytes.wrap(Arrays.copyOfRange(value, 1, value.length));
    }

    private static long millis(Instant instant) {
        return Math.max(0, instant.toEpochMilli());
    }

    /** A key that is none of the queue: it sorts behind every instant, where no scan comes. */
    public static Bytes besides(String name) {
        return key(-1, name);
    }

    private static Bytes key(Due due) {
        return key(millis(due.at()), due.id());
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
        return new String(bytes, Long.BYTES, bytes.length - Long.BYTES, UTF_8);
    }
}
