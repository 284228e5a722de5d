package dev.tiercel.escalation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tiercel.outbox.CloudEvent;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records as the neighbours publish them, about one ticket. */
final class Events {

    private static final ObjectMapper JSON = new ObjectMapper();

    static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");

    final String ticketId = UUID.randomUUID().toString();
    private final String policy;
    private final int policyVersion;

    Events() {
        this("three-level", 1);
    }

    Events(String policy, int policyVersion) {
        this.policy = policy;
        this.policyVersion = policyVersion;
    }

    ProducerRecord<String, byte[]> created() {
        return ticket("ticket-created", "dev.tiercel.ticket.created.v1", "ticket-created", snapshot(1), false);
    }

    ProducerRecord<String, byte[]> acknowledged(int version, int sequence, Instant at) {
        ObjectNode snapshot = snapshot(version);
        snapshot.putObject("acknowledgement")
                .put("by", "ana")
                .put("at", at.toString())
                .put("sequence", sequence);
        return ticket("ticket-updated", "dev.tiercel.ticket.acknowledged.v1", "ticket-acknowledged", snapshot, true);
    }

    ProducerRecord<String, byte[]> resolved(int version, int sequence, Instant at) {
        ObjectNode snapshot = snapshot(version).put("status", "resolved");
        snapshot.putObject("resolution")
                .put("by", "ana")
                .put("at", at.toString())
                .put("text", "done")
                .put("sequence", sequence);
        return ticket("resolved", "dev.tiercel.ticket.resolved.v1", "ticket-resolved", snapshot, true);
    }

    /** What changes nothing but the status, as {@code closed}, {@code cancelled} or {@code reopened} to {@code open} do. */
    ProducerRecord<String, byte[]> changed(int version, String happening, String status) {
        return changed(happening, snapshot(version).put("status", status));
    }

    ProducerRecord<String, byte[]> movedTo(int version, String policyId, int number) {
        ObjectNode snapshot = snapshot(version);
        ObjectNode policies = snapshot.putObject("policies");
        policies.putObject("slaPolicy").put("id", "standard").put("version", 1);
        policies.putObject("escalationPolicy").put("id", policyId).put("version", number);
        return changed("policies-changed", snapshot);
    }

    private ProducerRecord<String, byte[]> changed(String happening, ObjectNode snapshot) {
        return ticket(
                "ticket-updated", "dev.tiercel.ticket." + happening + ".v1", "ticket-" + happening, snapshot, true);
    }

    /** A breach of the ticket as a whole. */
    ProducerRecord<String, byte[]> breached(String objective, Instant dueAt) {
        return breach("announced", objective, 1, null, dueAt, dueAt);
    }

    ProducerRecord<String, byte[]> tierBreached(String objective, int sequence, Instant dueAt) {
        return breach("announced", objective, sequence, sequence, dueAt, dueAt);
    }

    ProducerRecord<String, byte[]> retracted(String objective, int instance, boolean ofATier, Instant dueAt) {
        return breach("retracted", objective, instance, ofATier ? instance : null, dueAt, dueAt.plusSeconds(5));
    }

    String breachId(String objective, int instance, Instant dueAt) {
        return ticketId + "/" + objective + "/" + instance + "/standard@1/" + dueAt;
    }

    private ProducerRecord<String, byte[]> breach(
            String kind, String objective, int instance, Integer sequence, Instant dueAt, Instant detectedAt) {
        String breachId = breachId(objective, instance, dueAt);
        ObjectNode body = JSON.createObjectNode()
                .put("breachId", breachId)
                .put("ticketId", ticketId)
                .put("tenant", "default")
                .put("objective", objective)
                .put("instance", instance);
        if (sequence != null) {
            body.put("sequence", sequence).put("tier", 1);
        }
        body.putObject("policy").put("id", "standard").put("version", 1);
        body.put("priority", "P1")
                .put("target", "PT15M")
                .put("startedAt", OPENED.toString())
                .put("dueAt", dueAt.toString())
                .put("detectedAt", detectedAt.toString())
                .put("ticketVersion", 1);
        String id =
                UUID.nameUUIDFromBytes((breachId + "|" + kind).getBytes(UTF_8)).toString();
        return record(
                "sla-breached", id, "dev.tiercel.sla-breach." + kind + ".v1", "sla-timer-service", "sla-breach", body);
    }

    private ObjectNode snapshot(int version) {
        ObjectNode ticket = JSON.createObjectNode()
                .put("id", ticketId)
                .put("tenant", "default")
                .put("version", version)
                .put("status", "open")
                .put("subject", "The printer is on fire")
                .put("priority", "P1")
                .put("openedAt", OPENED.toString())
                .put("updatedAt", OPENED.plusSeconds(version).toString());
        ticket.putObject("customer").put("name", "Acme");
        ObjectNode atOpening = ticket.putObject("atOpening").put("priority", "P1");
        atOpening.putObject("slaPolicy").put("id", "standard").put("version", 1);
        atOpening.putObject("escalationPolicy").put("id", policy).put("version", policyVersion);
        ticket.putArray("history")
                .addObject()
                .put("type", "opened")
                .put("occurredAt", OPENED.toString())
                .put("priority", "P1");
        return ticket;
    }

    private ProducerRecord<String, byte[]> ticket(
            String topic, String type, String schema, ObjectNode snapshot, boolean happened) {
        ObjectNode body = JSON.createObjectNode();
        if (happened) {
            body.put("occurredAt", OPENED.toString()).put("by", "ana").put("sequence", 0);
            if (schema.equals("ticket-resolved")) {
                body.put("resolution", "done");
            }
        }
        body.set("ticket", snapshot);
        return record(topic, UUID.randomUUID().toString(), type, "ticket-service", schema, body);
    }

    private ProducerRecord<String, byte[]> record(
            String topic, String id, String type, String source, String schema, ObjectNode body) {
        CloudEvent event = new CloudEvent(
                id,
                type,
                "/tiercel/" + source,
                ticketId,
                OPENED,
                "https://tiercel.dev/contracts/schemas/" + schema + ".v1.json",
                "default",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        try {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, ticketId, JSON.writeValueAsBytes(body));
            event.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
            return record;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
