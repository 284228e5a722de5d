package dev.tiercel.outbox;

/** What a relay is at; {@link #healthy()} relays need nobody's help. */
public sealed interface RelayState {

    /** Another instance has the shard, or none has asked yet. */
    record Standby() implements RelayState {}

    record Publishing() implements RelayState {}

    /** Kafka or the database is away or refuses; tried again until it works. */
    record Waiting(String why) implements RelayState {}

    /** Publishes nothing until somebody has done what the remedy says; no restart is needed then. */
    record Refused(String why, String remedy) implements RelayState {}

    record Stopped() implements RelayState {}

    /** The thread is gone and does not come back: restart the process. */
    record Died(String why) implements RelayState {}

    default boolean healthy() {
        return this instanceof Standby || this instanceof Publishing;
    }

    /** One line for an operator. */
    default String text() {
        if (this instanceof Waiting waiting) {
            return "waiting: " + waiting.why();
        }
        if (this instanceof Refused refused) {
            return "refused: " + refused.why() + ". What to do: " + refused.remedy();
        }
        if (this instanceof Died died) {
            return "died: " + died.why();
        }
        if (this instanceof Stopped) {
            return "stopped";
        }
        return this instanceof Standby ? "standby" : "publishing";
    }
}
