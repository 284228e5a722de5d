package dev.tiercel.slatimer.clocks.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** A record that can never be handled, as it came, with the reason in headers. */
final class DeadLetter {

    private DeadLetter() {}

    static Record<byte[], byte[]> of(Record<byte[], byte[]> record, RecordMetadata from, String reason) {
        Headers headers = new RecordHeaders(record.headers())
                .add("dead-letter-reason", reason.getBytes(UTF_8))
                .add("dead-letter-topic", from.topic().getBytes(UTF_8))
                .add("dead-letter-partition", Integer.toString(from.partition()).getBytes(UTF_8))
                .add("dead-letter-offset", Long.toString(from.offset()).getBytes(UTF_8));
        return new Record<>(record.key(), record.value(), record.timestamp(), headers);
    }
}
