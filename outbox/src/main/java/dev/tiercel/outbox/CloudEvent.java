package dev.tiercel.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a CloudEvents 1.0 event in Kafka's binary mode; the JSON body travels beside it.
 *
 * @param id stable over every retry and replay: what readers deduplicate on
 * @param time when it happened, cut to milliseconds here
 * @param traceparent W3C trace context of the cause, absent if that had none
 */
public record CloudEvent(
        String id,
        String type,
        String source,
        String subject,
        Instant time,
        String dataSchema,
        String tenant,
        @Nullable String traceparent) {

    private static final String SPEC_VERSION = "1.0";
    private static final String CONTENT_TYPE = "application/json";

    public CloudEvent {
        required("id", id);
        required("type", type);
        required("source", source);
        required("subject", subject);
        required("dataSchema", dataSchema);
        required("tenant", tenant);
        time = time.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Headers of the record, in a fixed order. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", SPEC_VERSION);
        headers.put("ce_id", id);
        headers.put("ce_type", type);
        headers.put("ce_source", source);
        headers.put("ce_subject", subject);
        headers.put("ce_time", time.toString());
        headers.put("ce_dataschema", dataSchema);
        headers.put("ce_tenant", tenant);
        headers.put("content-type", CONTENT_TYPE);
        if (traceparent != null) {
            headers.put("traceparent", traceparent);
        }
        return headers;
    }

    /**
     * Reads the attributes of a consumed record; of repeated headers the last counts. Unknown headers are ignored.
     *
     * @throws IllegalArgumentException naming the header that is missing or wrong: the record can never be handled
     */
    public static CloudEvent read(Headers headers) {
        String version = text(headers, "ce_specversion");
        if (!SPEC_VERSION.equals(version)) {
            throw new IllegalArgumentException("ce_specversion: " + version + " (expected: " + SPEC_VERSION + ")");
        }
        Header traceparent = headers.lastHeader("traceparent");
        return new CloudEvent(
                text(headers, "ce_id"),
                text(headers, "ce_type"),
                text(headers, "ce_source"),
                text(headers, "ce_subject"),
                instant(headers, "ce_time"),
                text(headers, "ce_dataschema"),
                text(headers, "ce_tenant"),
                traceparent == null || traceparent.value() == null ? null : new String(traceparent.value(), UTF_8));
    }

    private static Instant instant(Headers headers, String name) {
        String text = text(headers, name);
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + ": " + text + " (expected: an ISO-8601 instant in UTC)", e);
        }
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null || header.value().length == 0) {
            throw new IllegalArgumentException(name + ": missing (expected: a CloudEvents 1.0 header)");
        }
        return new String(header.value(), UTF_8);
    }

    private static void required(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + ": blank (expected: a value)");
        }
    }
}
