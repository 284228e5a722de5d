package dev.tiercel.slatimer.wanted.streams;

import dev.tiercel.slatimer.clocks.streams.Event;
import java.time.Instant;

/** Sets of timers that notification-service wants for a key. */
public record WantedSets(String key) {

    private static final String OWNER = "notification-service";

    public String name() {
        return OWNER + "/" + key;
    }

    public String at(String id, Instant dueAt) {
        return "{\"id\":\"%s\",\"dueAt\":\"%s\"}".formatted(id, dueAt);
    }

    public String after(String id, Instant startedAt, String after) {
        return "{\"id\":\"%s\",\"startedAt\":\"%s\",\"after\":\"%s\",\"calendar\":\"24x7\"}"
                .formatted(id, startedAt, after);
    }

    public String byCalendar(String id, Instant startedAt, String after, String calendar) {
        return after(id, startedAt, after).replace("24x7", calendar);
    }

    public Event of(int generation, String... timers) {
        return new Event(
                "timers-wanted",
                name(),
                "dev.tiercel.timers.wanted.v1",
                "https://tiercel.dev/contracts/schemas/timers-wanted.v1.json",
                """
                {"owner":"%s","tenant":"default","key":"%s","generation":%d,"wantedAt":"2026-03-02T09:00:00Z",\
                "timers":[%s]}""".formatted(OWNER, key, generation, String.join(",", timers)));
    }
}
