package dev.tiercel.outbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The relay's view of Kafka. */
public interface EventLog {

    /**
     * Makes the caller the only one that can publish for the shard: whoever could before is fenced, its open
     * transaction is aborted, one that was committing is committed when this returns.
     */
    Publisher open(int shard) throws ShardLost;

    /** The right to publish for one shard, until closed or fenced. Used by one thread. */
    interface Publisher extends AutoCloseable {

        /** What the newest committed batch of the shard left; null if there never was one. */
        @Nullable
        Marker newestMarker();

        /**
         * Publishes rows and marker in one transaction. After any exception the outcome is unknown and this publisher
         * is spent: open another and look at its newest marker.
         *
         * @throws ShardLost if another has opened the shard
         */
        void publish(List<OutboxRow> rows, Marker marker) throws ShardLost;

        @Override
        void close();
    }
}
