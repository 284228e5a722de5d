package dev.tiercel.localstack.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Headers by which services, letters and replays know each other. */
final class Headers {

    /** What a service says of a record it puts aside. */
    static final String REASON = "dead-letter-reason";

    static final String TOPIC = "dead-letter-topic";
    static final String PARTITION = "dead-letter-partition";
    static final String OFFSET = "dead-letter-offset";

    /** On a note in a dead-letter topic: id of the letter that was replayed. */
    static final String REPLAYED = "dead-letter-replayed";

    /** On a replayed record: id of the letter, and the topic it was first read from. */
    static final String REPLAY_OF = "tiercel-replay-of";

    static final String REPLAY_OF_TOPIC = "tiercel-replay-of-topic";

    private Headers() {}

    /** The last one of that name, as Kafka reads it; empty if there is none. */
    static String text(Iterable<Header> headers, String name) {
        String text = "";
        for (Header header : headers) {
            if (header.key().equals(name) && header.value() != null) {
                text = new String(header.value(), UTF_8);
            }
        }
        return text;
    }

    /** Those the record had when the service read it. */
    static List<Header> original(Iterable<Header> headers) {
        return StreamSupport.stream(headers.spliterator(), false)
                .filter(header -> !header.key().startsWith("dead-letter-"))
                .toList();
    }

    static Header of(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }
}
