package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was told of a ticket.
 *
 * @param entries every breach that was ever announced, in the order of announcement, and whether it still stands
 * @param warned tokens of the newest warnings, two of each, oldest first; those before belong to clocks that stopped long ago
 */
public record Ledger(Map<String, Entry> entries, List<Long> warned) {

    public static final Ledger EMPTY = new Ledger(Map.of(), List.of());

    private static final int TOKENS_KEPT = 128;

    public record Entry(Breach breach, boolean standing) {}

    public Ledger {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        warned = List.copyOf(warned);
    }

    public Ledger with(List<BreachEvent> events, List<WarningEvent> warnings) {
        if (events.isEmpty() && warnings.isEmpty()) {
            return this;
        }
        Map<String, Entry> next = new LinkedHashMap<>(entries);
        for (BreachEvent event : events) {
            next.put(event.breach().id(), new Entry(event.breach(), !(event instanceof BreachEvent.Retracted)));
        }
        List<Long> told = new ArrayList<>(warned);
        for (WarningEvent event : warnings) {
            Breach breach = event.breach();
            told.addAll(WarningEvent.tokensOf(breach.promise(), event.warning(), breach.dueAt()));
        }
        return new Ledger(next, told.subList(Math.max(0, told.size() - TOKENS_KEPT), told.size()));
    }

    /** @param clock that has the warning, and so a due instant */
    public boolean hasWarned(Clock clock, Warning warning) {
        Instant dueAt = clock.dueAt();
        return !warned.isEmpty()
                && dueAt != null
                && WarningEvent.tokensOf(clock.promise(), warning, dueAt).stream()
                        .anyMatch(warned::contains);
    }

    /** The latest due instant this ticket's clocks were ever fired at; null if none was. */
    public @Nullable Instant firedUpTo() {
        return entries.values().stream()
                .map(entry -> entry.breach().dueAt())
                .max(Instant::compareTo)
                .orElse(null);
    }
}
