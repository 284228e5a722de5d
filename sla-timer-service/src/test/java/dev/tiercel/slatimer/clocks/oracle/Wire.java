package dev.tiercel.slatimer.clocks.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tiercel.calendars.Holiday;
import dev.tiercel.calendars.Window;
import dev.tiercel.slatimer.clocks.Condition;
import dev.tiercel.slatimer.clocks.Course;
import dev.tiercel.slatimer.clocks.Happening;
import dev.tiercel.slatimer.clocks.IsoInstant;
import dev.tiercel.slatimer.clocks.Match;
import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.Priority;
import dev.tiercel.slatimer.clocks.SlaPolicy;
import dev.tiercel.slatimer.clocks.Stay;
import dev.tiercel.slatimer.clocks.Targets;
import dev.tiercel.slatimer.clocks.Ticket;
import dev.tiercel.slatimer.clocks.WarnAt;
import dev.tiercel.slatimer.clocks.kafka.Json;
import dev.tiercel.slatimer.clocks.kafka.Topics;
import dev.tiercel.slatimer.clocks.streams.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The events that tell of what was drawn, with what the timer reads of them. */
final class Wire {

    private static final String SCHEMAS = "https://tiercel.dev/contracts/schemas/";

    private Wire() {}

    static Event policy(SlaPolicy policy) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", "sla-policy");
        fields.put("tenant", "default");
        fields.put("id", policy.ref().id());
        fields.put("version", policy.ref().version());
        fields.put("calendar", "24x7");
        fields.put("objectives", policy.objectives().stream().map(Wire::fields).toList());
        String key = "sla-policy/default/" + policy.ref();
        return event(Topics.POLICIES, key, "dev.tiercel.sla-policy.published.v1", "sla-policy.v1", fields);
    }

    private static Map<String, Object> fields(SlaPolicy.Objective objective) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("objective", objective.name());
        fields.put("targets", fields(objective.targets()));
        fields.put("calendar", objective.calendar());
        fields.put("pauseOn", objective.pauseOn());
        fields.put("warnAt", objective.warnAt().stream().map(WarnAt::text).toList());
        if (!objective.when().equals(Match.ANY)) {
            fields.put("when", objective.when().values());
        }
        if (objective.course() instanceof Course.RegularUpdate) {
            fields.put("from", "last-update");
        } else if (objective.course() instanceof Course.Own own) {
            fields.put("start", texts(own.start()));
            fields.put("stop", texts(own.stop()));
            fields.put("pause", texts(own.pause()));
            fields.put("resume", texts(own.resume()));
            fields.put("cancel", texts(own.cancel()));
            fields.put("reset", texts(own.reset()));
            fields.put("recurs", own.recurs());
        }
        return fields;
    }

    private static List<String> texts(Set<Condition> conditions) {
        return conditions.stream().map(Condition::toString).toList();
    }

    private static Map<String, String> fields(Targets targets) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Priority priority : Priority.values()) {
            fields.put(priority.name(), targets.of(priority).text());
        }
        return fields;
    }

    private static Map<String, Object> fields(PolicyRef policy) {
        return Map.of("id", policy.id(), "version", policy.version());
    }

    /** A version of the calendar of the office. */
    static Event calendar(World world, World.Version version) {
        World.Draft draft = version.draft();
        Map<String, Object> week = new LinkedHashMap<>();
        draft.week().forEach((day, windows) -> week.put(day.name().toLowerCase(Locale.ROOT), fields(windows)));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", "calendar");
        fields.put("tenant", "default");
        fields.put("id", Lot.OFFICE);
        fields.put("version", version.number());
        fields.put("publishedAt", text(world.at(version.publishedAt())));
        fields.put("inForceFrom", text(world.at(version.from())));
        fields.put("zone", draft.zone().getId());
        fields.put("windows", week);
        fields.put("holidays", draft.holidays().stream().map(Wire::fields).toList());
        fields.put(
                "extraDays",
                draft.extraDays().stream()
                        .map(day -> Map.of("date", day.date().toString(), "windows", fields(day.windows())))
                        .toList());
        String key = "calendar/default/" + Lot.OFFICE + "@" + version.number();
        return event(Topics.CALENDARS, key, "dev.tiercel.calendar.published.v1", "calendar.v1", fields);
    }

    private static List<Map<String, String>> fields(List<Window> windows) {
        return windows.stream()
                .map(window -> window.toString().split("-"))
                .map(times -> Map.of("from", times[0], "to", times[1]))
                .toList();
    }

    private static Map<String, String> fields(Holiday holiday) {
        return holiday instanceof Holiday.On on
                ? Map.of("date", on.date().toString())
                : Map.of("monthDay", ((Holiday.Yearly) holiday).day().toString());
    }

    /** Of the newest thing that happened to it. */
    static Event ticket(Ticket ticket) {
        List<Map<String, Object>> history = new ArrayList<>();
        history.add(Map.of(
                "type",
                "opened",
                "occurredAt",
                text(ticket.openedAt()),
                "priority",
                ticket.priority().name()));
        ticket.history().forEach(happening -> history.add(fields(happening)));
        Map<String, Object> opening = new LinkedHashMap<>(ticket.opening().fields());
        opening.put("slaPolicy", fields(ticket.slaPolicy()));
        Map<String, Object> snapshot = new LinkedHashMap<>();
        snapshot.put("id", ticket.id());
        snapshot.put("tenant", ticket.tenant());
        snapshot.put("version", ticket.version());
        snapshot.put("priority", ticket.priority().name());
        snapshot.put("openedAt", text(ticket.openedAt()));
        snapshot.put("atOpening", opening);
        snapshot.put("history", history);
        String newest = history.get(history.size() - 1).get("type").toString();
        String word = newest.equals("opened") ? "created" : newest;
        String topic = word.equals("created")
                ? Topics.TICKET_CREATED
                : word.equals("resolved") ? Topics.RESOLVED : Topics.TICKET_UPDATED;
        String type = "ticket." + word + ".v1";
        return event(topic, ticket.id(), "dev.tiercel." + type, "ticket-" + word + ".v1", Map.of("ticket", snapshot));
    }

    private static Map<String, Object> fields(Happening happening) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("occurredAt", text(happening.occurredAt()));
        if (happening instanceof Happening.Acknowledged acknowledged) {
            fields.put("type", "acknowledged");
            fields.put("sequence", acknowledged.sequence());
        } else if (happening instanceof Happening.Replied) {
            fields.put("type", "replied");
        } else if (happening instanceof Happening.CustomerReplied) {
            fields.put("type", "customer-replied");
        } else if (happening instanceof Happening.Waiting waiting) {
            fields.put("type", "waiting");
            fields.put("reason", waiting.reason());
        } else if (happening instanceof Happening.Resumed) {
            fields.put("type", "resumed");
        } else if (happening instanceof Happening.Reassessed reassessed) {
            fields.put("type", "reassessed");
            fields.put("priority", reassessed.priority().name());
        } else if (happening instanceof Happening.PolicyChanged changed) {
            fields.put("type", "policies-changed");
            fields.put("policies", Map.of("slaPolicy", fields(changed.slaPolicy())));
        } else if (happening instanceof Happening.Assigned) {
            fields.put("type", "assigned");
        } else if (happening instanceof Happening.Milestone milestone) {
            fields.put("type", "milestone-reached");
            fields.put("name", milestone.name());
        } else if (happening instanceof Happening.Resolved resolved) {
            fields.put("type", "resolved");
            fields.put("sequence", resolved.sequence());
        } else if (happening instanceof Happening.Reopened) {
            fields.put("type", "reopened");
        } else if (happening instanceof Happening.Closed) {
            fields.put("type", "closed");
        } else {
            fields.put("type", "cancelled");
        }
        return fields;
    }

    /** Of the move that began the newest stay. */
    static Event moved(String ticketId, List<Stay> stays) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ticketId", ticketId);
        fields.put("tenant", "default");
        fields.put("stays", stays.stream().map(Wire::fields).toList());
        return event(Topics.ESCALATED, ticketId, "dev.tiercel.escalation.moved.v1", "escalation-moved.v1", fields);
    }

    private static Map<String, Object> fields(Stay stay) {
        Map<String, Object> limits = new LinkedHashMap<>();
        stay.limits().forEach((objective, targets) -> limits.put(objective, fields(targets)));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("sequence", stay.sequence());
        fields.put("tier", stay.tier());
        fields.put("startedAt", text(stay.startedAt()));
        if (stay.endedAt() != null) {
            fields.put("endedAt", text(stay.endedAt()));
        }
        fields.put("limits", limits);
        fields.put("pauseOn", stay.pauseOn());
        fields.put("calendar", stay.calendar());
        fields.put("policy", fields(stay.policy()));
        return fields;
    }

    private static String text(Instant instant) {
        return IsoInstant.text(instant);
    }

    private static Event event(String topic, String key, String type, String schema, Map<String, Object> body) {
        return new Event(topic, key, type, SCHEMAS + schema + ".json", new String(Json.bytes(body), UTF_8));
    }
}
