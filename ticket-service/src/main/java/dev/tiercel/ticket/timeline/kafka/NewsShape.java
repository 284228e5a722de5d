package dev.tiercel.ticket.timeline.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tiercel.outbox.CloudEvent;
import dev.tiercel.ticket.kafka.EventBody;
import dev.tiercel.ticket.lifecycle.TicketId;
import dev.tiercel.ticket.timeline.News;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one type of event.
 *
 * @param type the {@code ce_type}
 * @param fields those of its body that are kept, cut to a bounded size; nothing else is, least of all addresses
 */
public record NewsShape(String type, List<String> fields) {
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_ITEMS = 100;
    private static final String PREFIX = "dev.tiercel.";

    public static final NewsShape MOVED = new NewsShape(
            PREFIX + "escalation.moved.v1",
            List.of("sequence", "kind", "fromTier", "toTier", "tierName", "repeat", "team", "responders", "cause"));
    static final NewsShape NOT_MOVED = new NewsShape(
            PREFIX + "escalation.not-moved.v1",
            List.of("breachId", "objective", "reason", "currentTier", "currentSequence"));

    static NewsShape breach(String what) {
        return new NewsShape(
                PREFIX + "sla-breach." + what + ".v1",
                List.of(
                        "breachId",
                        "objective",
                        "instance",
                        "sequence",
                        "tier",
                        "policy",
                        "priority",
                        "target",
                        "startedAt",
                        "dueAt",
                        "cause"));
    }

    // The reason of a failure is left out: mail servers quote the address in it.
    static NewsShape delivery(String what) {
        return new NewsShape(
                PREFIX + "delivery." + what + ".v1",
                List.of("deliveryId", "eventType", "recipient", "channel", "attempts"));
    }

    /**
     * @throws IllegalArgumentException if the body is not about a ticket
     */
    public News news(CloudEvent event, byte[] body, Instant at, @Nullable Integer sequence) {
        JsonNode read = EventBody.read(body, JsonNode.class);
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        fields.stream().filter(read::hasNonNull).forEach(field -> kept.set(field, bounded(read.get(field), 0)));
        String word = type.substring(PREFIX.length(), type.lastIndexOf(".v"));
        return new News(
                event.id(),
                new TicketId(text(read, "ticketId")).value(),
                text(read, "tenant"),
                word,
                at,
                sequence,
                kept.toString());
    }

    private static String text(JsonNode body, String field) {
        JsonNode value = body.get(field);
        if (value == null || !value.isTextual()) {
            throw new IllegalArgumentException(field + ": missing (expected: a value)");
        }
        return value.asText();
    }

    private static JsonNode bounded(JsonNode value, int depth) {
        if (value.isTextual()) {
            String text = value.asText();
            return TextNode.valueOf(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
        }
        if (value.isContainerNode() && depth > 2) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (value.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < Math.min(value.size(), MOST_ITEMS); i++) {
                items.add(bounded(value.get(i), depth + 1));
            }
            return items;
        }
        if (value.isObject()) {
            ObjectNode fields = JsonNodeFactory.instance.objectNode();
            value.properties().stream()
                    .limit(MOST_ITEMS)
                    .forEach(field -> fields.set(field.getKey(), bounded(field.getValue(), depth + 1)));
            return fields;
        }
        return value;
    }
}
