package dev.tiercel.outbox.postgres;

import dev.tiercel.outbox.Backlog;
import dev.tiercel.outbox.CloudEvent;
import dev.tiercel.outbox.Marker;
import dev.tiercel.outbox.OutboxRow;
import dev.tiercel.outbox.OutboxTable;
import dev.tiercel.outbox.Takeover;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** {@link OutboxTable} on the tables of {@code db/outbox}. Thread-safe if the data source is. */
public final class PostgresOutboxTable implements OutboxTable {

    // Leases run by the database's clock, the only one all relays share: by their own, a host whose clock is behind
    // would keep a shard it has lost, and one whose clock is ahead would take shards away from the living.
    private static final String TAKE = """
            UPDATE outbox_lease SET owner = ?, held_until = clock_timestamp() + ? * interval '1 ms'
            WHERE shard = ? AND (owner = ? OR held_until < clock_timestamp())
            """;
    private static final String RENEW = """
            UPDATE outbox_lease SET held_until = clock_timestamp() + ? * interval '1 ms'
            WHERE shard = ? AND owner = ?
            """;
    private static final String RELEASE =
            "UPDATE outbox_lease SET owner = '', held_until = clock_timestamp() WHERE shard = ? AND owner = ?";

    private static final String FIX_SHARDS = """
            INSERT INTO outbox_lease (shard, owner, held_until)
            SELECT s, '', clock_timestamp() FROM generate_series(0, ? - 1) s
            WHERE NOT EXISTS (SELECT FROM outbox_lease)
            ON CONFLICT DO NOTHING
            """;

    // The window sums payloads in front of each row; octet_length does not read payloads that are stored out of line.
    private static final String NEXT = """
            SELECT id, topic, key, event_id, event_type, source, subject, happened_at, data_schema, tenant, traceparent,
                   payload
            FROM (SELECT *, sum(octet_length(payload)) OVER (ORDER BY id) - octet_length(payload) AS before
                  FROM (SELECT * FROM outbox WHERE shard = ? ORDER BY id LIMIT ?) first) batch
            WHERE before < ?
            ORDER BY id
            """;

    // A zombie may delete long after a successor has counted on: the number never goes back, and it never jumps.
    private static final String COUNT =
            "UPDATE outbox_lease SET batches = greatest(batches, ?) WHERE shard = ? AND batches >= ? - 1";

    private final DataSource database;

    public PostgresOutboxTable(DataSource database) {
        this.database = database;
    }

    @Override
    public OptionalInt otherShards(int shards) throws SQLException {
        return inTransaction(connection -> {
            update(connection, FIX_SHARDS, shards);
            int fixed = (int) number(connection, "SELECT count(*) FROM outbox_lease");
            return fixed == shards ? OptionalInt.empty() : OptionalInt.of(fixed);
        });
    }

    @Override
    public boolean take(int shard, String owner, Duration lease) throws SQLException {
        return inTransaction(connection -> update(connection, TAKE, owner, lease.toMillis(), shard, owner) == 1);
    }

    @Override
    public boolean renew(int shard, String owner, Duration lease) throws SQLException {
        return inTransaction(connection -> update(connection, RENEW, lease.toMillis(), shard, owner) == 1);
    }

    @Override
    public void release(int shard, String owner) throws SQLException {
        inTransaction(connection -> update(connection, RELEASE, shard, owner));
    }

    @Override
    public Takeover settle(int shard, @Nullable Marker newest) throws SQLException {
        return inTransaction(connection -> {
            // Locked: a zombie that is just deleting the same batch must be seen either before or after, not half.
            long batches = number(connection, "SELECT batches FROM outbox_lease WHERE shard = ? FOR UPDATE", shard);
            long lastId = number(
                    connection, "SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence('outbox', 'id')), 0)");
            SortedMap<Long, String> present = newest == null ? new TreeMap<>() : present(connection, newest.ids());
            Takeover takeover = Takeover.decide(shard, newest, batches, lastId, present);
            if (takeover instanceof Takeover.LeftOver leftOver) {
                delete(connection, shard, leftOver.marker());
            }
            return takeover;
        });
    }

    @Override
    public List<OutboxRow> next(int shard, int maxRows, int maxBytes) throws SQLException {
        return inTransaction(connection -> {
            try (PreparedStatement statement = prepare(connection, NEXT, shard, maxRows, maxBytes);
                    ResultSet found = statement.executeQuery()) {
                List<OutboxRow> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(row(found));
                }
                return rows;
            }
        });
    }

    @Override
    public void delete(int shard, Marker published) throws SQLException {
        inTransaction(connection -> {
            delete(connection, shard, published);
            return published;
        });
    }

    @Override
    public Backlog backlog() throws SQLException {
        return inTransaction(connection -> {
            String sql = """
                    SELECT count(*), coalesce(extract(epoch FROM clock_timestamp() - min(created_at)) * 1000, 0)::bigint
                    FROM outbox
                    """;
            try (PreparedStatement statement = prepare(connection, sql);
                    ResultSet found = statement.executeQuery()) {
                found.next();
                return new Backlog(found.getLong(1), Duration.ofMillis(found.getLong(2)));
            }
        });
    }

    private static void delete(Connection connection, int shard, Marker published) throws SQLException {
        if (update(connection, COUNT, published.batch(), shard, published.batch()) == 0) {
            throw new IllegalStateException("batch " + published.batch() + " of outbox shard " + shard
                    + " is published, but the database does not know of the batch before it");
        }
        Array ids = connection.createArrayOf("bigint", published.ids().toArray());
        update(connection, "DELETE FROM outbox WHERE id = ANY (?)", ids);
    }

    private static SortedMap<Long, String> present(Connection connection, List<Long> ids) throws SQLException {
        Array array = connection.createArrayOf("bigint", ids.toArray());
        try (PreparedStatement statement =
                        prepare(connection, "SELECT id, event_id FROM outbox WHERE id = ANY (?)", array);
                ResultSet found = statement.executeQuery()) {
            SortedMap<Long, String> eventIds = new TreeMap<>();
            while (found.next()) {
                eventIds.put(found.getLong(1), found.getString(2));
            }
            return eventIds;
        }
    }

    private static OutboxRow row(ResultSet found) throws SQLException {
        CloudEvent event = new CloudEvent(
                found.getString("event_id"),
                found.getString("event_type"),
                found.getString("source"),
                found.getString("subject"),
                found.getObject("happened_at", OffsetDateTime.class).toInstant(),
                found.getString("data_schema"),
                found.getString("tenant"),
                found.getString("traceparent"));
        return new OutboxRow(
                found.getLong("id"),
                found.getString("topic"),
                found.getString("key"),
                event,
                found.getBytes("payload"));
    }

    private static long number(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet found = statement.executeQuery()) {
            if (!found.next()) {
                throw new SQLException("no row: " + sql);
            }
            return found.getLong(1);
        }
    }

    private static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Leaves auto-commit off: pools put it back, and here that would hide why a connection broke. */
    private <T> T inTransaction(Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                try {
                    connection.rollback();
                } catch (SQLException onTop) {
                    e.addSuppressed(onTop);
                }
                throw e;
            }
        }
    }
}
