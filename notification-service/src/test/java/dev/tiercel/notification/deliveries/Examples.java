package dev.tiercel.notification.deliveries;

import dev.tiercel.notification.deliveries.Happening.Cause;
import dev.tiercel.notification.deliveries.Happening.Moved;
import dev.tiercel.notification.deliveries.Happening.What;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ready-made values for tests. */
public final class Examples {

    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    public static final String TICKET = "01957f2e-0000-7000-8000-000000000001";

    private Examples() {}

    public static Happening happening(String type, What what) {
        return new Happening("e-1", type, TICKET, "default", NOON, null, what);
    }

    public static Background ticket(@Nullable String email) {
        return new Background(
                TICKET,
                1,
                "Printer on fire",
                "It burns.",
                "Ada Byron",
                email,
                "gold",
                "P1",
                "open",
                NOON,
                List.of(new Background.Step(NOON, "opened", null)));
    }

    public static Moved moved(String kind, String... responders) {
        return new Moved(
                2,
                kind,
                2,
                "Specialised agents",
                new Cause("breach", "tier-response", NOON, null, null),
                List.of(responders),
                List.of("Review the facts", "Decide on more support"),
                "Update the customer within 2 hours.",
                Map.of("P1", Duration.ofMinutes(150)));
    }
}
