package dev.tiercel.localstack.deadletters;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record a service could not handle, as it came.
 *
 * @param at when it was put aside
 * @param reason why, in the words of the service
 * @param from where the service had read it
 * @param replayOf the letter it had been before it was replayed and failed again
 * @param replayedAt when it was handed back last, if it was
 */
public record DeadLetter(
        LetterId id,
        Instant at,
        String reason,
        Place from,
        byte @Nullable [] key,
        List<Header> headers,
        byte @Nullable [] value,
        @Nullable String replayOf,
        @Nullable Instant replayedAt) {

    /** A position in Kafka as far as the letter names it; partition and offset are {@code ?} if it does not. */
    public record Place(String topic, String partition, String offset) {

        @Override
        public String toString() {
            return topic + "/" + partition + "@" + offset;
        }
    }

    public DeadLetter {
        headers = List.copyOf(headers);
    }

    /** Text of a header of the original record; empty if it has none of that name. */
    public String header(String name) {
        return Headers.text(headers, name);
    }

    /** The topic the event was published on, also if it was read from the service's replays. */
    public String originalTopic() {
        String original = header(Headers.REPLAY_OF_TOPIC);
        return original.isEmpty() ? from.topic() : original;
    }

    DeadLetter replayed(Instant when) {
        return new DeadLetter(id, at, reason, from, key, headers, value, replayOf, when);
    }
}
