package dev.tiercel.slatimer.clocks.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The tickets of a task whose clocks go on, or whatever else has ids, by the calendars that count for them, so that a
 * change of a calendar touches no other. Remembers how far each calendar has been applied; a pass that was interrupted
 * begins anew and finds nothing to tell where it had been.
 */
public final class CalendarIndex {

    // Cannot stand in a calendar's key.
    private static final char SEPARATOR = '\n';
    // Sorts before every calendar's key.
    private static final String APPLIED = "@";
    private static final byte[] PRESENT = {1};

    private final KeyValueStore<Bytes, byte[]> store;
    private final byte[] place;
    private final Map<String, Integer> applied = new HashMap<>();
    private final Map<String, Pass> passes = new HashMap<>();

    /**
     * @param from where it goes on
     * @param version that was the newest when it began; one that came since needs a pass of its own
     */
    private record Pass(String from, int version) {}

    /** @param store of its own */
    CalendarIndex(KeyValueStore<Bytes, byte[]> store) {
        this(store, Bytes.wrap(new byte[0]));
    }

    /**
     * @param store that holds other things too
     * @param place begins the keys of the index and of nothing else
     */
    public CalendarIndex(KeyValueStore<Bytes, byte[]> store, Bytes place) {
        this.store = store;
        this.place = place.get();
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(key(APPLIED), key(APPLIED + Character.MAX_VALUE))) {
            entries.forEachRemaining(entry -> applied.put(
                    text(entry.key).substring(1), ByteBuffer.wrap(entry.value).getInt()));
        }
    }

    /** @param after with the newest version of each, which it has been looked at by; 0 of one that is not published */
    public void move(String id, Set<String> before, Map<String, Integer> after) {
        for (String calendar : before) {
            if (!after.containsKey(calendar)) {
                store.delete(key(calendar + SEPARATOR + id));
            }
        }
        after.forEach((calendar, newest) -> {
            if (!before.contains(calendar)) {
                store.put(key(calendar + SEPARATOR + id), PRESENT);
            }
            // Whoever takes over a task may not have read a version yet that was applied before.
            if (newest < applied.getOrDefault(calendar, Integer.MAX_VALUE)) {
                apply(calendar, newest);
            }
        });
    }

    /** The version everything that a calendar counts for has been looked at by, for each calendar. */
    public Map<String, Integer> applied() {
        return Map.copyOf(applied);
    }

    /**
     * What a pass over a calendar comes to next. Once there is nothing, the pass is over and its version applied.
     *
     * @param newest version of the calendar now; 0 if it is not published
     */
    public List<String> next(String calendar, int newest, int limit) {
        String prefix = calendar + SEPARATOR;
        Pass pass = passes.getOrDefault(calendar, new Pass(prefix, newest));
        List<String> ids = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries =
                store.range(key(pass.from()), key(calendar + (char) (SEPARATOR + 1)))) {
            while (entries.hasNext() && ids.size() < limit) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                ids.add(text(entry.key).substring(prefix.length()));
            }
        }
        if (ids.isEmpty()) {
            passes.remove(calendar);
            apply(calendar, pass.version());
        } else {
            // Just behind the last one.
            passes.put(calendar, new Pass(prefix + ids.get(ids.size() - 1) + '\0', pass.version()));
        }
        return ids;
    }

    public boolean isPassing() {
        return !passes.isEmpty();
    }

    private void apply(String calendar, int version) {
        applied.put(calendar, version);
        store.put(
                key(APPLIED + calendar),
                ByteBuffer.allocate(Integer.BYTES).putInt(version).array());
    }

    private Bytes key(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(place.length + bytes.length)
                .put(place)
                .put(bytes)
                .array());
    }

    private String text(Bytes key) {
        byte[] bytes = key.get();
        return new String(bytes, place.length, bytes.length - place.length, UTF_8);
    }
}
