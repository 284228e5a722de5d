package dev.tiercel.slatimer.clocks.streams;

import org.apache.kafka.streams.KafkaStreams;

/**
 * What the timer is doing.
 *
 * @param isRunning true while it reads and fires
 * @param reason the state of Kafka Streams, or what it waits for
 * @param behind input partitions that are still being caught up with; their tasks fire nothing yet
 */
public record EngineStatus(boolean isRunning, String reason, int behind) {

    static EngineStatus waiting(String reason) {
        return new EngineStatus(false, reason, 0);
    }

    static EngineStatus of(KafkaStreams.State state) {
        return new EngineStatus(state == KafkaStreams.State.RUNNING, state.name(), 0);
    }

    EngineStatus behind(int partitions) {
        return new EngineStatus(isRunning, reason, partitions);
    }
}
