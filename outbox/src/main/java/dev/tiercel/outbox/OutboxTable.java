package dev.tiercel.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The relay's view of the database. Every call is a transaction of its own. */
public interface OutboxTable {

    /**
     * Fixes the number of shards at first use.
     *
     * @return the number fixed earlier if that is another one
     */
    OptionalInt otherShards(int shards) throws SQLException;

    /** Takes the shard if it is free, run out, or the owner's already. */
    boolean take(int shard, String owner, Duration lease) throws SQLException;

    /** Prolongs the lease; false if another has had the shard meanwhile. */
    boolean renew(int shard, String owner, Duration lease) throws SQLException;

    /** Frees the shard for the next one at once; nothing happens if it is another's. */
    void release(int shard, String owner) throws SQLException;

    /** Compares with the newest marker and deletes what {@link Takeover.LeftOver} names. */
    Takeover settle(int shard, @Nullable Marker newest) throws SQLException;

    /** The first rows of the shard by id that are committed now; empty if none is. */
    List<OutboxRow> next(int shard, int maxRows, int maxBytes) throws SQLException;

    /**
     * Deletes exactly the rows of a published batch and counts it; again without effect.
     *
     * @throws IllegalStateException if the database does not know of the batch before it
     */
    void delete(int shard, Marker published) throws SQLException;

    Backlog backlog() throws SQLException;
}
