package dev.tiercel.slatimer.clocks.streams;

import dev.tiercel.slatimer.clocks.kafka.Cause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Tickets whose policy or calendar has not been seen, by its key, with the event that will have caused what is owed then. */
final class ParkedTickets {

    // Cannot stand in a policy key or a ticket id.
    private static final char SEPARATOR = '\n';

    private final KeyValueStore<String, Cause> store;
    private final Set<String> missing = new HashSet<>();

    ParkedTickets(KeyValueStore<String, Cause> store) {
        this.store = store;
        try (KeyValueIterator<String, Cause> parked = store.all()) {
            parked.forEachRemaining(entry -> missing.add(entry.key.substring(0, entry.key.indexOf(SEPARATOR))));
        }
    }

    void park(String key, String ticketId, Cause cause) {
        store.put(key + SEPARATOR + ticketId, cause);
        missing.add(key);
    }

    void release(String key, String ticketId) {
        store.delete(key + SEPARATOR + ticketId);
    }

    /** Keys of the policies and calendars that are waited for. */
    List<String> missing() {
        return missing.isEmpty() ? List.of() : new ArrayList<>(missing);
    }

    /** Some of the tickets that wait for one; once there are none, it is missed no more. */
    Map<String, Cause> waitingFor(String key, int limit) {
        Map<String, Cause> waiting = new LinkedHashMap<>();
        String prefix = key + SEPARATOR;
        try (KeyValueIterator<String, Cause> parked = store.prefixScan(prefix, new StringSerializer())) {
            while (parked.hasNext() && waiting.size() < limit) {
                KeyValue<String, Cause> entry = parked.next();
                waiting.put(entry.key.substring(prefix.length()), entry.value);
            }
        }
        if (waiting.isEmpty()) {
            missing.remove(key);
        }
        return waiting;
    }
}
