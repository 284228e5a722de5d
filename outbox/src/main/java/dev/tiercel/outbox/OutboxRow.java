package dev.tiercel.outbox;

import java.util.Arrays;

/**
 * An event that waits for its relay.
 *
 * @param id from the database's identity: taken before the commit, so a lower one may become visible later
 */
public record OutboxRow(long id, String topic, String key, CloudEvent event, byte[] payload) {

    @Override
    public boolean equals(Object other) {
        return other instanceof OutboxRow row
                && id == row.id
                && topic.equals(row.topic)
                && key.equals(row.key)
                && event.equals(row.event)
                && Arrays.equals(payload, row.payload);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    @Override
    public String toString() {
        return "row " + id + " (" + event.type() + " " + event.id() + " for topic " + topic + ", " + payload.length
                + " bytes)";
    }
}
