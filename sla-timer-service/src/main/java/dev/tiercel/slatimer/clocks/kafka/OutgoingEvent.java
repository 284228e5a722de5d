package dev.tiercel.slatimer.clocks.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tiercel.slatimer.clocks.IsoInstant;
import dev.tiercel.slatimer.clocks.Ticket;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
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
        Json.Body body) {

    private static final Header SPEC_VERSION = header("ce_specversion", "1.0");
    private static final Header SOURCE = header("ce_source", "/tiercel/sla-timer-service");
    private static final Header JSON = header("content-type", "application/json");

    OutgoingEvent(
            String identity,
            String type,
            String schema,
            Ticket ticket,
            Instant time,
            @Nullable Cause cause,
            Json.Body body) {
        this(identity, type, schema, ticket.id(), ticket.tenant(), time, cause, body);
    }

    public String id() {
        return UUID.nameUUIDFromBytes(identity.getBytes(UTF_8)).toString();
    }

    public byte[] value() {
        return Json.object(body);
    }

    public Headers headers() {
        Headers headers = new RecordHeaders();
        headers.add(SPEC_VERSION);
        add(headers, "ce_id", id());
        add(headers, "ce_type", type);
        headers.add(SOURCE);
        add(headers, "ce_subject", subject);
        add(headers, "ce_time", IsoInstant.text(time));
        add(headers, "ce_dataschema", "https://tiercel.dev/contracts/schemas/" + schema + ".v1.json");
        add(headers, "ce_tenant", tenant);
        headers.add(JSON);
        if (cause != null && cause.traceparent() != null) {
            add(headers, "traceparent", cause.traceparent());
        }
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(header(name, value));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }
}
