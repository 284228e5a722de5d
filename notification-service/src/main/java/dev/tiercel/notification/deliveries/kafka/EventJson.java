package dev.tiercel.notification.deliveries.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tiercel.notification.deliveries.Background;
import dev.tiercel.notification.deliveries.Happening.Cause;
import dev.tiercel.notification.deliveries.Happening.Moved;
import dev.tiercel.notification.deliveries.Happening.Opened;
import dev.tiercel.notification.deliveries.Happening.Other;
import dev.tiercel.notification.deliveries.Happening.Reopened;
import dev.tiercel.notification.deliveries.Happening.Resolved;
import dev.tiercel.notification.deliveries.Happening.What;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads from events what this service needs and ignores the rest. The same functions read what the database keeps of
 * them.
 */
public final class EventJson {

    public static final String CREATED = "dev.tiercel.ticket.created.v1";
    public static final String RESOLVED = "dev.tiercel.ticket.resolved.v1";
    public static final String REOPENED = "dev.tiercel.ticket.reopened.v1";
    public static final String MOVED = "dev.tiercel.escalation.moved.v1";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EventJson() {}

    /**
     * @throws UnreadableEventException if it is not a JSON object
     */
    public static JsonNode parse(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            if (!node.isObject()) {
                throw new UnreadableEventException("body: " + node.getNodeType() + " (expected: an object)");
            }
            return node;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            // Without the cause's text: it may quote the body. Of a body that is too deep or too long no place is told.
            throw new UnreadableEventException(
                    e.getLocation() == null
                            ? "body: too deep or too long (expected: a JSON object)"
                            : "body: no JSON at " + e.getLocation().offsetDescription());
        }
    }

    /**
     * What happened, by the event's type.
     *
     * @throws UnreadableEventException naming the field that is missing or wrong
     */
    public static What what(String eventType, JsonNode body) {
        return switch (eventType) {
            case CREATED -> new Opened(background(object(body, "ticket")));
            case RESOLVED ->
                new Resolved(background(object(body, "ticket")), text(body, "by"), text(body, "resolution"));
            case REOPENED -> new Reopened(background(object(body, "ticket")), text(body, "by"), text(body, "reason"));
            case MOVED -> moved(body);
            default -> new Other();
        };
    }

    /** The snapshot a ticket event carries; empty for events without one. */
    public static Optional<JsonNode> snapshot(JsonNode body) {
        return Optional.ofNullable(body.get("ticket")).filter(JsonNode::isObject);
    }

    /**
     * @throws UnreadableEventException naming the field that is missing or wrong
     */
    public static Background background(JsonNode ticket) {
        JsonNode customer = object(ticket, "customer");
        List<Background.Step> history = new ArrayList<>();
        for (JsonNode step : ticket.path("history")) {
            history.add(new Background.Step(instant(step, "occurredAt"), step(step), optional(step, "by")));
        }
        return new Background(
                text(ticket, "id"),
                number(ticket, "version"),
                text(ticket, "subject"),
                optional(ticket, "description"),
                text(customer, "name"),
                optional(customer, "email"),
                optional(customer, "plan"),
                text(ticket, "priority"),
                text(ticket, "status"),
                instant(ticket, "openedAt"),
                history);
    }

    /** In words, also for types of tomorrow; with the one detail that says what changed. */
    private static String step(JsonNode step) {
        String words = text(step, "type").replace('-', ' ');
        String detail = Stream.of("reason", "priority", "name", "assignee", "team", "into")
                .map(field -> optional(step, field))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return detail.isEmpty() || words.equals("opened") ? words : words + " (" + detail + ")";
    }

    /**
     * @throws UnreadableEventException naming the field that is missing or wrong
     */
    public static Moved moved(JsonNode body) {
        JsonNode cause = object(body, "cause");
        JsonNode stays = body.path("stays");
        JsonNode limits = stays.path(stays.size() - 1).path("limits").path("tier-response");
        Map<String, Duration> respondWithin = new HashMap<>();
        limits.fieldNames()
                .forEachRemaining(priority ->
                        respondWithin.put(priority, read(limits, priority, Duration::parse, "an ISO-8601 duration")));
        return new Moved(
                number(body, "sequence"),
                text(body, "kind"),
                number(body, "toTier"),
                text(body, "tierName"),
                new Cause(
                        text(cause, "kind"),
                        optional(cause, "objective"),
                        cause.has("dueAt") ? instant(cause, "dueAt") : null,
                        optional(cause, "by"),
                        optional(cause, "reason")),
                texts(body, "responders"),
                texts(body, "actionSteps"),
                optional(body, "communication"),
                respondWithin);
    }

    private static List<String> texts(JsonNode parent, String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : parent.path(field)) {
            if (!item.isTextual() || item.textValue().isBlank()) {
                throw new UnreadableEventException(field + ": " + item.getNodeType() + " (expected: texts)");
            }
            texts.add(item.textValue());
        }
        return texts;
    }

    static JsonNode object(JsonNode parent, String field) {
        JsonNode node = parent.path(field);
        if (!node.isObject()) {
            throw new UnreadableEventException(field + ": " + node.getNodeType() + " (expected: an object)");
        }
        return node;
    }

    /** A text that must be there. */
    public static String text(JsonNode parent, String field) {
        String text = optional(parent, field);
        if (text == null) {
            throw new UnreadableEventException(field + ": missing (expected: a text)");
        }
        return text;
    }

    /** An instant that must be there. */
    public static Instant instant(JsonNode parent, String field) {
        return read(parent, field, Instant::parse, "an ISO-8601 instant in UTC");
    }

    private static int number(JsonNode parent, String field) {
        JsonNode node = parent.path(field);
        if (!node.canConvertToInt() || !node.isIntegralNumber()) {
            throw new UnreadableEventException(field + ": " + node.getNodeType() + " (expected: a whole number)");
        }
        return node.intValue();
    }

    private static @Nullable String optional(JsonNode parent, String field) {
        JsonNode node = parent.path(field);
        return node.isTextual() && !node.textValue().isBlank() ? node.textValue() : null;
    }

    private static <T> T read(JsonNode parent, String field, Function<String, T> parser, String expected) {
        String text = text(parent, field);
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            throw new UnreadableEventException(field + ": not readable (expected: " + expected + ")", e);
        }
    }
}
