package dev.tiercel.slatimer.clocks.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** A record that can never be handled, as it came, with the reason in headers. */
public final class DeadLetter {

    private DeadLetter() {}

    public static Record<byte[], byte[]> of(Record<byte[], byte[]> record, RecordMetadata from, String reason) {
        Headers headers = new RecordHeaders(record.headers());
        // A record that was handed back once may still carry those of the first time.
        put(headers, "dead-letter-reason", reason);
        put(headers, "dead-letter-topic", from.topic());
        put(headers, "dead-letter-partition", Integer.toString(from.partition()));
        put(headers, "dead-letter-offset", Long.toString(from.offset()));
        return new Record<>(record.key(), record.value(), record.timestamp(), headers);
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(UTF_8));
    }
}
