package dev.tiercel.slatimer.clocks.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tiercel.slatimer.clocks.Ticket;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * An event of the timer as CloudEvents 1.0 in binary mode.
 *
 * @param identity what makes the event this one and no other; its id is made from it
 * @param schema file name of its schema without version
 * @param subject key of its record
 * @param time when it happened
 */
public record OutgoingEvent(
        String identity,
        String type,
        String schema,
        String subject,
        String tenant,
        Instant time,
        @Nullable Cause cause,
        ObjectNode body) {

    OutgoingEvent(
            String identity,
            String type,
            String schema,
            Ticket ticket,
            Instant time,
            @Nullable Cause cause,
            ObjectNode body) {
        this(identity, type, schema, ticket.id(), ticket.tenant(), time, cause, body);
    }

    public String id() {
        return UUID.nameUUIDFromBytes(identity.getBytes(UTF_8)).toString();
    }

    public byte[] value() {
        return Json.bytes(body);
    }

    public Headers headers() {
        Headers headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", id());
        add(headers, "ce_type", type);
        add(headers, "ce_source", "/tiercel/sla-timer-service");
        add(headers, "ce_subject", subject);
        add(headers, "ce_time", time.toString());
        add(headers, "ce_dataschema", "https://tiercel.dev/contracts/schemas/" + schema + ".v1.json");
        add(headers, "ce_tenant", tenant);
        add(headers, "content-type", "application/json");
        if (cause != null && cause.traceparent() != null) {
            add(headers, "traceparent", cause.traceparent());
        }
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
