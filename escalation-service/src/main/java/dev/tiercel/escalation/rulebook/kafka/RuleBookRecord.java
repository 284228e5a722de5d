package dev.tiercel.escalation.rulebook.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tiercel.escalation.rulebook.Calendar;
import dev.tiercel.escalation.rulebook.EntryKey;
import dev.tiercel.escalation.rulebook.RuleBookEntry;
import dev.tiercel.escalation.rulebook.RuleBookEntry.Versioned;
import dev.tiercel.outbox.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** One record for {@code policies}, {@code calendars} or {@code directory}. */
public record RuleBookRecord(String topic, String key, CloudEvent event, byte[] json) {

    private static final JsonMapper JSON = RuleBookJson.mapper().build();
    private static final String DIRECTORY = "directory";

    /**
     * @param number the version of a policy or calendar. Of a person or team it counts the changes, removals among them, so
     *     that a change back to what once was is an event of its own
     */
    public static RuleBookRecord published(RuleBookEntry entry, String tenant, int number, Instant at) {
        ObjectNode body = JSON.createObjectNode().put("kind", entry.kind()).put("tenant", tenant);
        body.setAll((ObjectNode) JSON.valueToTree(entry));
        body.put("publishedAt", at.toString());
        String key = entry.kind() + "/" + tenant + "/" + entry.id();
        String cause = key + "|" + number;
        String topic = DIRECTORY;
        if (entry instanceof Versioned) {
            body.put("version", number);
            key = key + "@" + number;
            cause = key;
            topic = entry instanceof Calendar ? "calendars" : "policies";
        }
        return record(topic, key, "published", cause, entry.kind(), entry.kind(), body, tenant, at);
    }

    /** A person or team that is no more. */
    public static RuleBookRecord removed(EntryKey entry, String tenant, int number, Instant at) {
        ObjectNode body = JSON.createObjectNode()
                .put("kind", entry.kind())
                .put("tenant", tenant)
                .put("id", entry.id())
                .put("removedAt", at.toString());
        String key = entry.kind() + "/" + tenant + "/" + entry.id();
        String schema = entry.kind() + "-removed";
        return record(DIRECTORY, key, "removed", key + "|" + number, entry.kind(), schema, body, tenant, at);
    }

    private static RuleBookRecord record(
            String topic,
            String key,
            String what,
            String cause,
            String kind,
            String schema,
            ObjectNode body,
            String tenant,
            Instant at) {
        String id = UUID.nameUUIDFromBytes((what + "|" + cause).getBytes(StandardCharsets.UTF_8))
                .toString();
        CloudEvent event = new CloudEvent(
                id,
                "dev.tiercel." + kind + "." + what + ".v1",
                "/tiercel/escalation-service",
                key,
                at,
                "https://tiercel.dev/contracts/schemas/" + schema + ".v1.json",
                tenant,
                null);
        try {
            return new RuleBookRecord(topic, key, event, JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(key + ": cannot be written", e);
        }
    }
}
