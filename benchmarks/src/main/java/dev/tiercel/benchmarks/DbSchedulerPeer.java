package dev.tiercel.benchmarks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;

/**
 * db-scheduler as its documentation would have it for much to do: lock-and-fetch, threads and limits of its published
 * benchmark, polling ten times a second.
 */
final class DbSchedulerPeer extends Peer {

    private static final String TASK = "breach";
    private static final double LOWER_LIMIT = 4.0;
    private static final double UPPER_LIMIT = 20.0;
    private static final Duration POLLING = Duration.ofMillis(100);

    /** Those of its documentation, without the index for priorities, which are not used here. */
    private static final String TABLES = """
            CREATE TABLE scheduled_tasks (
              task_name text NOT NULL,
              task_instance text NOT NULL,
              task_data bytea,
              execution_time timestamp with time zone,
              picked boolean NOT NULL,
              picked_by text,
              last_success timestamp with time zone,
              last_failure timestamp with time zone,
              consecutive_failures int,
              last_heartbeat timestamp with time zone,
              version bigint NOT NULL,
              priority smallint,
              state text,
              PRIMARY KEY (task_name, task_instance));
            CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time);
            CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat)""";

    private final Scheduler scheduler;

    private DbSchedulerPeer(Report report, Scale scale, Stage stage) throws Exception {
        super("db-scheduler", report, scale, stage, TABLES);
        OneTimeTask<Void> task = Tasks.oneTime(TASK)
                .execute((instance, context) -> toOutbox(
                        pool(), instance.getId(), context.getExecution().getExecutionTime()));
        scheduler = Scheduler.create(pool(), task)
                .threads(THREADS)
                .pollingInterval(POLLING)
                .pollUsingLockAndFetch(LOWER_LIMIT, UPPER_LIMIT)
                .build();
    }

    /** With as many executions waiting as tickets are open on the stage. */
    static DbSchedulerPeer open(Report report, Scale scale, Stage stage) throws Exception {
        DbSchedulerPeer peer = new DbSchedulerPeer(report, scale, stage);
        try {
            peer.insertWaiting(stage.open());
            peer.scheduler.start();
            return peer;
        } catch (SQLException e) {
            peer.close();
            throw e;
        }
    }

    @Override
    void insertWaiting(Connection connection, int count) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                SELECT ?, 'waiting-' || n, now() + interval '1 day' + n * interval '100 ms', false, 1
                FROM generate_series(1, ?) n""")) {
            insert.setString(1, TASK);
            insert.setInt(2, count);
            insert.executeUpdate();
        }
    }

    @Override
    PreparedStatement inserting(Connection connection) throws SQLException {
        return connection.prepareStatement("""
                INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                VALUES (?, ?, ?, false, 1)""");
    }

    @Override
    void add(PreparedStatement insert, String ticket, Instant dueAt) throws SQLException {
        insert.setString(1, TASK);
        insert.setString(2, ticket);
        insert.setTimestamp(3, Timestamp.from(dueAt));
        insert.addBatch();
    }

    @Override
    void vacuum() throws SQLException {
        execute("VACUUM ANALYZE scheduled_tasks");
    }

    @Override
    public void close() throws IOException {
        scheduler.stop();
        super.close();
    }
}
