package dev.tiercel.localstack.checker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** How much of what was seen. */
public final class Tally {
    private final TreeMap<String, Long> counts = new TreeMap<>();
    private long events;

    void see(Seen seen) {
        events++;
        switch (seen.topic()) {
            case "ticket-created", "ticket-updated", "resolved" -> add(seen.type());
            case "sla-breached" -> add(seen.type() + " " + seen.text("objective"));
            case "escalated" -> escalated(seen);
            case "notified" -> add(seen.type() + " " + seen.text("channel"));
            default -> {
                // states repeat what the events say
            }
        }
    }

    private void escalated(Seen seen) {
        JsonNode body = seen.body();
        if (seen.type().equals("escalation.not-moved")) {
            add("escalation.not-moved " + body.path("reason").asText());
        } else {
            add("escalation.moved " + body.path("kind").asText() + " to tier "
                    + body.path("toTier").asInt());
        }
    }

    private void add(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    /** Records about tickets. */
    public long events() {
        return events;
    }

    public long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    /** What begins so, without that beginning. */
    public Map<String, Long> under(String beginning) {
        Map<String, Long> found = new TreeMap<>();
        counts.forEach((what, count) -> {
            if (what.startsWith(beginning + " ")) {
                found.put(what.substring(beginning.length() + 1), count);
            }
        });
        return found;
    }

    Tally copy() {
        Tally copy = new Tally();
        copy.counts.putAll(counts);
        copy.events = events;
        return copy;
    }
}
