package dev.tiercel.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What has been seen of each ticket, in short words that a scene's expectations are written in. Not thread-safe. */
final class Milestones {

    private final Map<String, Set<String>> seen = new HashMap<>();
    private final Set<String> eventIds = new HashSet<>();
    private final List<String> seenTwice = new ArrayList<>();

    void see(StoryEvent event) {
        if (!eventIds.add(event.id())) {
            seenTwice.add(event.id());
        }
        String milestone = of(event);
        if (!milestone.isEmpty()) {
            seen.computeIfAbsent(event.subject(), key -> new TreeSet<>()).add(milestone);
        }
    }

    Set<String> of(String ticketId) {
        return seen.getOrDefault(ticketId, Set.of());
    }

    int events() {
        return eventIds.size();
    }

    /** Ids of events that were read more than once; a {@code read_committed} reader must see none. */
    List<String> seenTwice() {
        return seenTwice;
    }

    static String of(StoryEvent event) {
        JsonNode body = event.body();
        return switch (event.type()) {
            case "dev.tiercel.ticket.created.v1" -> "opened";
            case "dev.tiercel.ticket.acknowledged.v1" ->
                "acknowledged " + body.path("sequence").asInt();
            case "dev.tiercel.ticket.waiting.v1" -> "waiting";
            case "dev.tiercel.ticket.resumed.v1" -> "resumed";
            case "dev.tiercel.ticket.resolved.v1" -> "resolved";
            case "dev.tiercel.sla-breach.announced.v1" ->
                "breached " + body.path("objective").asText()
                        + (body.has("tier") ? " at tier " + body.path("tier").asInt() : "");
            case "dev.tiercel.escalation.moved.v1" ->
                body.path("kind").asText() + " to tier " + body.path("toTier").asInt();
            case "dev.tiercel.escalation.not-moved.v1" ->
                "not moved: " + body.path("reason").asText();
            case "dev.tiercel.delivery.succeeded.v1" ->
                body.path("channel").asText() + " to "
                        + body.path("recipient").path("id").asText() + " about "
                        + body.path("eventType").asText().replaceAll("^dev\\.tiercel\\.|\\.v1$", "");
            case "dev.tiercel.delivery.failed.v1" -> "delivery failed";
            default -> "";
        };
    }
}
