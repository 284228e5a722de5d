package dev.tiercel.notification;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Bodies of events as their publishers write them. */
public final class Events {

    private Events() {}

    public static String created(String ticketId, @Nullable String email) {
        return "{\"ticket\":" + ticket(ticketId, 1, "open", email, "") + "}";
    }

    public static String waiting(String ticketId, @Nullable String email) {
        return """
                {"occurredAt":"2026-03-02T12:05:00Z","by":"agent","reason":"customer","ticket":%s}""".formatted(ticket(ticketId, 2, "waiting", email, """
                ,{"type":"waiting","occurredAt":"2026-03-02T12:05:00Z","by":"agent","reason":"customer"}"""));
    }

    public static String resolved(String ticketId, @Nullable String email) {
        return """
                {"occurredAt":"2026-03-02T13:00:00Z","by":"bob","resolution":"Extinguished.","sequence":2,"ticket":%s}""".formatted(ticket(ticketId, 3, "resolved", email, """
                ,{"type":"resolved","occurredAt":"2026-03-02T13:00:00Z","by":"bob","sequence":2}"""));
    }

    public static String reopened(String ticketId, @Nullable String email) {
        return """
                {"occurredAt":"2026-03-02T14:00:00Z","by":"cy","reason":"It burns again.","ticket":%s}""".formatted(ticket(ticketId, 4, "open", email, """
                ,{"type":"resolved","occurredAt":"2026-03-02T13:00:00Z","by":"bob","sequence":2},
                {"type":"reopened","occurredAt":"2026-03-02T14:00:00Z","by":"cy"}"""));
    }

    /** An event that changes the ticket's status for good and says why. */
    public static String ended(String ticketId, String status, @Nullable String email) {
        return """
                {"occurredAt":"2026-03-02T15:00:00Z","by":"cy","reason":"Twice.","ticket":%s}""".formatted(ticket(ticketId, 5, status, email, """
                ,{"type":"%s","occurredAt":"2026-03-02T15:00:00Z","by":"cy"}""".formatted(status)));
    }

    public static String moved(String ticketId, String kind, String... responders) {
        return """
                {"ticketId":"%s","tenant":"default","sequence":2,"kind":"%s","fromTier":1,"toTier":2,
                "tierName":"Specialised agents","movedAt":"2026-03-02T12:30:00.040Z",
                "cause":{"kind":"breach","eventId":"c","objective":"tier-response","dueAt":"2026-03-02T12:30:00Z"},
                "team":"specialists","responders":[%s],"actionSteps":["Review the facts"],
                "communication":"Update the customer within 2 hours.","policy":{"id":"standard","version":1},
                "stays":[{"sequence":1,"tier":1,"startedAt":"2026-03-02T12:00:00Z","endedAt":"2026-03-02T12:30:00.040Z",
                "limits":{"tier-response":%s},"pauseOn":[],"calendar":"24x7","policy":{"id":"standard","version":1}},
                {"sequence":2,"tier":2,"startedAt":"2026-03-02T12:30:00.040Z","limits":{"tier-response":%s},
                "pauseOn":["customer"],"calendar":"24x7","policy":{"id":"standard","version":1}}],"ticketVersion":1}""".formatted(
                        ticketId,
                        kind,
                        Arrays.stream(responders).map(id -> "\"" + id + "\"").collect(Collectors.joining(",")),
                        targets("PT24H"),
                        targets("PT30M"));
    }

    public static String breached(String ticketId) {
        return """
                {"breachId":"%1$s/first-response/1/standard@1/2026-03-02T12:30:00Z","ticketId":"%1$s",
                "tenant":"default","objective":"first-response","instance":1,"policy":{"id":"standard","version":1},
                "priority":"P1","target":"PT30M","startedAt":"2026-03-02T12:00:00Z","dueAt":"2026-03-02T12:30:00Z",
                "detectedAt":"2026-03-02T12:30:00.010Z","ticketVersion":1}""".formatted(ticketId);
    }

    public static String person(String id, String email, String publishedAt) {
        return """
                {"kind":"person","tenant":"default","id":"%s","name":"Responder %s","email":"%s","publishedAt":"%s"}""".formatted(id, id, email, publishedAt);
    }

    public static String personLeft(String id, String removedAt) {
        return """
                {"kind":"person","tenant":"default","id":"%s","removedAt":"%s"}""".formatted(id, removedAt);
    }

    private static String ticket(
            String ticketId, int version, String status, @Nullable String email, String laterHistory) {
        return """
                {"id":"%s","tenant":"default","version":%d,"status":"%s","subject":"Printer on fire",\
                "customer":{"name":"Ada Byron"%s,"plan":"gold"},"priority":"P1",\
                "openedAt":"2026-03-02T12:00:00Z","updatedAt":"2026-03-02T12:00:00Z",\
                "atOpening":{"priority":"P1","slaPolicy":{"id":"standard","version":1},\
                "escalationPolicy":{"id":"standard","version":1}},\
                "history":[{"type":"opened","occurredAt":"2026-03-02T12:00:00Z","priority":"P1"}%s]}""".formatted(
                        ticketId, version, status, email == null ? "" : ",\"email\":\"" + email + "\"", laterHistory);
    }

    private static String targets(String duration) {
        return """
                {"P1":"%1$s","P2":"%1$s","P3":"%1$s","P4":"%1$s"}""".formatted(duration);
    }
}
