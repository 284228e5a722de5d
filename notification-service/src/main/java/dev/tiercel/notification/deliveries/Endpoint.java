package dev.tiercel.notification.deliveries;

import java.util.List;

/**
 * A configured webhook endpoint, as far as it decides what is sent there.
 *
 * @param events beginnings of the event types it wants; empty means all
 */
public record Endpoint(String name, List<String> events) {

    private static final String NAME = "[a-z0-9][a-z0-9._-]{0,63}";

    public Endpoint {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("webhook endpoint: " + name + " (expected: a name like " + NAME + ")");
        }
        events = List.copyOf(events);
    }

    boolean wants(String eventType) {
        return events.isEmpty() || events.stream().anyMatch(eventType::startsWith);
    }
}
