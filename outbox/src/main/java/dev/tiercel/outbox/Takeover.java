package dev.tiercel.outbox;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What a relay finds when it takes a shard: does the database know of every batch that is in Kafka? */
public sealed interface Takeover {

    /** Nothing is left over: every batch in Kafka has been deleted here. */
    record InStep(long batches) implements Takeover {}

    /** The newest batch was published, and its relay died before it deleted the rows: delete exactly these. */
    record LeftOver(Marker marker) implements Takeover {}

    /** The database is older than Kafka: publishing would repeat and lose events. */
    record OlderDatabase(String why, String remedy) implements Takeover {}

    /**
     * @param newest what the shard's newest committed batch left in Kafka; absent if there never was one
     * @param batches how many batches the database saw deleted
     * @param lastId the last id the database has given out
     * @param present the rows of the newest marker that are still there: event ids by row id
     */
    static Takeover decide(
            int shard, @Nullable Marker newest, long batches, long lastId, SortedMap<Long, String> present) {
        if (newest == null) {
            return new InStep(batches);
        }
        // The one comparison of ids: not to tell what was published, only that no such id can have been given out.
        if (newest.highestId() > lastId) {
            return older(
                    shard, newest, lastId, "row " + newest.highestId() + ", the database gave out ids to " + lastId);
        }
        if (newest.batch() <= batches) {
            return new InStep(batches);
        }
        if (newest.batch() > batches + 1) {
            return older(shard, newest, lastId, "batch " + newest.batch() + ", the database knows of batch " + batches);
        }
        if (!Marker.digest(present).equals(newest.digest())) {
            return older(shard, newest, lastId, "batch " + newest.batch() + " with events the database does not hold");
        }
        return new LeftOver(newest);
    }

    private static OlderDatabase older(int shard, Marker newest, long lastId, String difference) {
        return new OlderDatabase(
                "outbox shard " + shard + " publishes nothing: Kafka holds " + difference
                        + ". The database was restored from a backup older than what is published",
                """
                restore a newer backup; or, to go on with this one, stop the service, delete the rows that were \
                published before and run: \
                SELECT setval(pg_get_serial_sequence('outbox', 'id'), %d); \
                UPDATE outbox_lease SET batches = %d WHERE shard = %d;""".formatted(Math.max(lastId, newest.highestId()), newest.batch(), shard));
    }
}
