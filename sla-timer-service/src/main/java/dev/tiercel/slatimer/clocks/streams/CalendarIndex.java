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
 * The tickets of a task whose clocks go on, by the calendars that count for them, so that a change of a calendar touches
 * no other. Remembers how far each calendar has been applied; a pass that was interrupted begins anew and finds nothing
 * to tell where it had been.
 */
final class CalendarIndex {

    // Cannot stand in a calendar's key or a ticket id.
    private static final char SEPARATOR = '\n';
    // Sorts before every calendar's key.
    private static final String APPLIED = "@";
    private static final byte[] PRESENT = {1};

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<String, Integer> applied = new HashMap<>();
    private final Map<String, Pass> passes = new HashMap<>();

    /**
     * @param from where it goes on
     * @param version that was the newest when it began; one that came since needs a pass of its own
     */
    private record Pass(String from, int version) {}

    CalendarIndex(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(key(APPLIED), key(APPLIED + Character.MAX_VALUE))) {
            entries.forEachRemaining(entry -> applied.put(
                    text(entry.key).substring(1), ByteBuffer.wrap(entry.value).getInt()));
        }
    }

    /** @param after with the newest version of each, which the ticket has been looked at by */
    void move(String ticketId, Set<String> before, Map<String, Integer> after) {
        for (String calendar : before) {
            if (!after.containsKey(calendar)) {
                store.delete(key(calendar + SEPARATOR + ticketId));
            }
        }
        after.forEach((calendar, newest) -> {
            if (!before.contains(calendar)) {
                store.put(key(calendar + SEPARATOR + ticketId), PRESENT);
            }
            if (!applied.containsKey(calendar)) {
                apply(calendar, newest);
            }
        });
    }

    /** The version every ticket of the calendar has been looked at by, for each calendar. */
    Map<String, Integer> applied() {
        return Map.copyOf(applied);
    }

    /**
     * The next tickets of a pass over a calendar. Once there are none, the pass is over and its version applied.
     *
     * @param newest version of the calendar now
     */
    List<String> next(String calendar, int newest, int limit) {
        String prefix = calendar + SEPARATOR;
        Pass pass = passes.getOrDefault(calendar, new Pass(prefix, newest));
        List<String> tickets = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries =
                store.range(key(pass.from()), key(prefix + Character.MAX_VALUE))) {
            while (entries.hasNext() && tickets.size() < limit) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                tickets.add(text(entry.key).substring(prefix.length()));
            }
        }
        if (tickets.isEmpty()) {
            passes.remove(calendar);
            apply(calendar, pass.version());
        } else {
            // Just behind the last one.
            passes.put(calendar, new Pass(prefix + tickets.get(tickets.size() - 1) + '\0', pass.version()));
        }
        return tickets;
    }

    boolean isPassing() {
        return !passes.isEmpty();
    }

    private void apply(String calendar, int version) {
        applied.put(calendar, version);
        store.put(
                key(APPLIED + calendar),
                ByteBuffer.allocate(Integer.BYTES).putInt(version).array());
    }

    private static Bytes key(String text) {
        return Bytes.wrap(text.getBytes(UTF_8));
    }

    private static String text(Bytes key) {
        return new String(key.get(), UTF_8);
    }
}
