package dev.tiercel.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Properties;
import javax.sql.DataSource;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * Quartz on its JDBC store, tuned by its documentation: as many triggers acquired at once as it has threads, under a lock,
 * as that asks for. One durable job, a trigger for each ticket.
 */
final class QuartzPeer extends Peer {

    private static final String NAME = "quartz";
    private static final String JOB = "breach";
    private static final String POOL = "pool";

    private final Scheduler scheduler;

    private QuartzPeer(Report report, Scale scale, Stage stage) throws Exception {
        super(NAME, report, scale, stage, tables());
        DBConnectionManager.getInstance().addConnectionProvider(NAME, new Pooled(pool()));
        Properties settings = new Properties();
        settings.put("org.quartz.scheduler.instanceName", NAME);
        settings.put("org.quartz.scheduler.skipUpdateCheck", "true");
        // The shortest it allows: what another process adds is seen no earlier.
        settings.put("org.quartz.scheduler.idleWaitTime", "1000");
        settings.put("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", Integer.toString(THREADS));
        settings.put("org.quartz.threadPool.class", SimpleThreadPool.class.getName());
        settings.put("org.quartz.threadPool.threadCount", Integer.toString(THREADS));
        settings.put("org.quartz.jobStore.class", JobStoreTX.class.getName());
        settings.put("org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
        settings.put("org.quartz.jobStore.dataSource", NAME);
        settings.put("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        scheduler = new StdSchedulerFactory(settings).getScheduler();
        scheduler.getContext().put(POOL, pool());
        scheduler.addJob(
                JobBuilder.newJob(Breach.class).withIdentity(JOB).storeDurably().build(), true);
    }

    /** With as many triggers waiting as tickets are open on the stage. */
    static QuartzPeer open(Report report, Scale scale, Stage stage) throws Exception {
        QuartzPeer peer = new QuartzPeer(report, scale, stage);
        try {
            peer.insertWaiting(stage.open());
            peer.scheduler.start();
            return peer;
        } catch (SQLException | SchedulerException e) {
            peer.close();
            throw e;
        }
    }

    @Override
    void insertWaiting(Connection connection, int count) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO qrtz_triggers (sched_name, trigger_name, trigger_group, job_name, job_group,
                  next_fire_time, prev_fire_time, priority, trigger_state, trigger_type, start_time, end_time,
                  misfire_instr)
                SELECT 'quartz', 'waiting-' || n, 'DEFAULT', 'breach', 'DEFAULT', at, -1, 5, 'WAITING', 'SIMPLE', at, 0, 0
                FROM (SELECT n, ? + 100 * n::bigint AS at FROM generate_series(1, ?) n) times""")) {
            insert.setLong(1, System.currentTimeMillis() + 24 * 3_600_000L);
            insert.setInt(2, count);
            insert.executeUpdate();
        }
        try (Statement rest = connection.createStatement()) {
            // Else each row's foreign key is looked for through the whole table, which was empty when last looked at.
            rest.execute("ANALYZE qrtz_triggers");
            rest.execute("""
                    INSERT INTO qrtz_simple_triggers
                    SELECT sched_name, trigger_name, trigger_group, 0, 0, 0 FROM qrtz_triggers""");
        }
    }

    @Override
    PreparedStatement inserting(Connection connection) throws SQLException {
        return connection.prepareStatement("""
                WITH entry AS (
                  INSERT INTO qrtz_triggers (sched_name, trigger_name, trigger_group, job_name, job_group,
                    next_fire_time, prev_fire_time, priority, trigger_state, trigger_type, start_time, end_time,
                    misfire_instr)
                  VALUES ('quartz', ?, 'DEFAULT', 'breach', 'DEFAULT', ?, -1, 5, 'WAITING', 'SIMPLE', ?, 0, 0)
                  RETURNING sched_name, trigger_name, trigger_group)
                INSERT INTO qrtz_simple_triggers SELECT sched_name, trigger_name, trigger_group, 0, 0, 0 FROM entry""");
    }

    @Override
    void add(PreparedStatement insert, String ticket, Instant dueAt) throws SQLException {
        insert.setString(1, ticket);
        insert.setLong(2, dueAt.toEpochMilli());
        insert.setLong(3, dueAt.toEpochMilli());
        insert.addBatch();
    }

    @Override
    void vacuum() throws SQLException {
        execute("VACUUM ANALYZE qrtz_triggers");
        execute("VACUUM ANALYZE qrtz_simple_triggers");
    }

    @Override
    public void close() throws IOException {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            throw new IOException("Quartz did not stop", e);
        } finally {
            super.close();
        }
    }

    private static String tables() {
        try (InputStream in = JobStoreTX.class.getResourceAsStream("tables_postgres.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a trigger runs. Made by Quartz. */
    public static final class Breach implements Job {

        @Override
        public void execute(JobExecutionContext context) throws JobExecutionException {
            try {
                toOutbox(
                        (DataSource) context.getScheduler().getContext().get(POOL),
                        context.getTrigger().getKey().getName(),
                        context.getScheduledFireTime().toInstant());
            } catch (SchedulerException e) {
                throw new JobExecutionException(e);
            }
        }
    }

    private record Pooled(DataSource pool) implements ConnectionProvider {

        @Override
        public Connection getConnection() throws SQLException {
            return pool.getConnection();
        }

        @Override
        public void shutdown() {
            // the peer closes its pool itself
        }

        @Override
        public void initialize() {
            // the peer has made it
        }
    }
}
