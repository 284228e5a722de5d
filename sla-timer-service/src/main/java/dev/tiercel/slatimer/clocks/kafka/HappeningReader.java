package dev.tiercel.slatimer.clocks.kafka;

import dev.tiercel.slatimer.clocks.Happening;
import dev.tiercel.slatimer.clocks.Match;
import dev.tiercel.slatimer.clocks.Opening;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what happened to a ticket and what it was opened with. */
final class HappeningReader {

    private HappeningReader() {}

    /** Null for a kind that touches no clock this version knows. */
    static @Nullable Happening happening(Fields entry) throws MalformedException {
        return switch (entry.text("type")) {
            case "acknowledged" ->
                new Happening.Acknowledged(entry.instant("occurredAt"), entry.integer("sequence", 0));
            case "replied" -> new Happening.Replied(entry.instant("occurredAt"));
            case "customer-replied" -> new Happening.CustomerReplied(entry.instant("occurredAt"));
            case "waiting" -> new Happening.Waiting(entry.instant("occurredAt"), entry.text("reason"));
            case "resumed" -> new Happening.Resumed(entry.instant("occurredAt"));
            case "reassessed" -> new Happening.Reassessed(entry.instant("occurredAt"), entry.priority("priority"));
            case "policies-changed" ->
                new Happening.PolicyChanged(
                        entry.instant("occurredAt"), entry.object("policies").policy("slaPolicy"));
            case "assigned" -> new Happening.Assigned(entry.instant("occurredAt"));
            case "milestone-reached" -> new Happening.Milestone(entry.instant("occurredAt"), entry.text("name"));
            case "resolved" -> new Happening.Resolved(entry.instant("occurredAt"), entry.integer("sequence", 0));
            case "reopened" -> new Happening.Reopened(entry.instant("occurredAt"));
            case "closed" -> new Happening.Closed(entry.instant("occurredAt"));
            case "cancelled", "merged" -> new Happening.Ended(entry.instant("occurredAt"));
            default -> null;
        };
    }

    /** Fields that are absent, or are no texts, are left out. */
    static Opening opening(Fields opening) {
        Map<String, String> fields = new HashMap<>();
        for (String name : Match.FIELDS) {
            if (opening.node().path(name).isTextual()) {
                fields.put(name, opening.node().path(name).textValue());
            }
        }
        Map<String, String> attributes = new HashMap<>();
        opening.node()
                .path("attributes")
                .properties()
                .forEach(attribute ->
                        attributes.put(attribute.getKey(), attribute.getValue().asText()));
        return new Opening(fields, attributes);
    }
}
