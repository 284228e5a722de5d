package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every breach of a ticket that was ever announced, in the order of announcement, and whether it still stands. */
public record Ledger(Map<String, Entry> entries) {

    public static final Ledger EMPTY = new Ledger(Map.of());

    public record Entry(Breach breach, boolean standing) {}

    public Ledger {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    public Ledger with(List<BreachEvent> events) {
        if (events.isEmpty()) {
            return this;
        }
        Map<String, Entry> next = new LinkedHashMap<>(entries);
        for (BreachEvent event : events) {
            next.put(event.breach().id(), new Entry(event.breach(), !(event instanceof BreachEvent.Retracted)));
        }
        return new Ledger(next);
    }

    /** The latest due instant this ticket's clocks were ever fired at; null if none was. */
    public @Nullable Instant firedUpTo() {
        return entries.values().stream()
                .map(entry -> entry.breach().dueAt())
                .max(Instant::compareTo)
                .orElse(null);
    }
}
