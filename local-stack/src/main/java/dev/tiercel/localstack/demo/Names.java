package dev.tiercel.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people, promises and tickets are called, as far as events have told. */
final class Names {

    /** An end-less demo must not grow: the oldest are forgotten and called by their ids again. */
    private static final int KEPT = 5_000;

    private final Map<String, String> people = new HashMap<>();
    private final Map<String, String> promises = new HashMap<>();
    private final Map<String, String> tickets = bounded();
    private final Map<String, String> happenings = bounded();
    private int ticketCount;

    void person(JsonNode body) {
        people.put(body.path("id").asText(), Words.text(body.path("name")));
    }

    /** Remembers the targets of a version of an SLA policy for each priority. */
    void promise(JsonNode body) {
        for (String priority : List.of("P1", "P2", "P3", "P4")) {
            List<String> parts = new ArrayList<>();
            for (JsonNode objective : body.path("objectives")) {
                parts.add(Words.text(objective.path("objective")) + " within "
                        + Words.readable(Duration.parse(
                                objective.path("targets").path(priority).asText())));
            }
            promises.put(version(body) + "/" + priority, String.join(", ", parts));
        }
    }

    String promiseOf(JsonNode ticket) {
        JsonNode opening = ticket.path("atOpening");
        String found = promises.get(version(opening.path("slaPolicy")) + "/"
                + opening.path("priority").asText());
        return found == null ? "" : "; promised: " + found;
    }

    String person(String id) {
        return people.getOrDefault(id, id);
    }

    String people(JsonNode ids) {
        List<String> names = new ArrayList<>();
        ids.forEach(id -> names.add(person(id.asText())));
        return names.isEmpty() ? "nobody" : String.join(" and ", names);
    }

    /** #1, #2, #3 ... in the order in which the tickets first appear. */
    String ticket(String id) {
        return tickets.computeIfAbsent(id, key -> "#" + ++ticketCount);
    }

    /** Lets a later message say what it is about. */
    void happening(String eventId, String words) {
        happenings.put(eventId, words);
    }

    String about(String eventId, String otherwise) {
        return happenings.getOrDefault(eventId, otherwise);
    }

    private static String version(JsonNode policy) {
        return policy.path("id").asText() + "@" + policy.path("version").asInt();
    }

    private static Map<String, String> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                return size() > KEPT;
            }
        };
    }
}
