package dev.tiercel.escalation.rulebook.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tiercel.escalation.rulebook.RuleBookEntry;
import dev.tiercel.escalation.rulebook.RuleBookEntry.DirectoryEntry;
import dev.tiercel.escalation.rulebook.RuleBookEntry.Policy;
import dev.tiercel.outbox.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** One record for {@code policies} or {@code directory}. */
public record RuleBookRecord(String topic, String key, CloudEvent event, byte[] json) {

    private static final JsonMapper JSON = RuleBookJson.mapper().build();

    public static RuleBookRecord of(Policy policy, String tenant, int version, Instant publishedAt) {
        String key = policy.kind() + "/" + tenant + "/" + policy.id() + "@" + version;
        ObjectNode body = body(policy, tenant, publishedAt).put("version", version);
        return record("policies", key, key, policy, body, tenant, publishedAt);
    }

    /** @param revision counts the changes of this entry, so that a change back to what once was is an event of its own */
    public static RuleBookRecord of(DirectoryEntry entry, String tenant, int revision, Instant publishedAt) {
        String key = entry.kind() + "/" + tenant + "/" + entry.id();
        return record(
                "directory", key, key + "|" + revision, entry, body(entry, tenant, publishedAt), tenant, publishedAt);
    }

    private static ObjectNode body(RuleBookEntry entry, String tenant, Instant publishedAt) {
        ObjectNode body = JSON.createObjectNode().put("kind", entry.kind()).put("tenant", tenant);
        body.setAll((ObjectNode) JSON.valueToTree(entry));
        return body.put("publishedAt", publishedAt.toString());
    }

    private static RuleBookRecord record(
            String topic,
            String key,
            String cause,
            RuleBookEntry entry,
            ObjectNode body,
            String tenant,
            Instant publishedAt) {
        String id = UUID.nameUUIDFromBytes(("published|" + cause).getBytes(StandardCharsets.UTF_8))
                .toString();
        CloudEvent event = new CloudEvent(
                id,
                "dev.tiercel." + entry.kind() + ".published.v1",
                "/tiercel/escalation-service",
                key,
                publishedAt,
                "https://tiercel.dev/contracts/schemas/" + entry.kind() + ".v1.json",
                tenant,
                null);
        try {
            return new RuleBookRecord(topic, key, event, JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(key + ": cannot be written", e);
        }
    }
}
