package dev.tiercel.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.sql.DataSource;

/**
 * Another scheduler, which keeps what is due in a PostgreSQL that flushes each commit. Its handler writes a row to an
 * outbox; a relay brings it to a Kafka topic, where the same consumer sees it. Runs in this process.
 *
 * <p>It gets the easier work: it knows no tickets and no policies, keeps nothing but an id, and may run a handler twice.
 */
abstract class Peer implements AutoCloseable {

    static final int THREADS = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final int BATCH = 10_000;

    private final String name;
    private final Report report;
    private final Scale scale;
    private final PeerDatabase database;
    private final HikariDataSource pool;
    private final OutboxRelay relay;
    private final Breaches breaches;
    private final SplittableRandom random;
    private int nextTicket;
    private double insertedPerSecond = 2_000;

    /** @param tables of the scheduler, as its documentation has them */
    Peer(String name, Report report, Scale scale, Stage stage, String tables) throws Exception {
        this.name = name;
        this.report = report;
        this.scale = scale;
        random = stage.random().split();
        database = PeerDatabase.start(stage.directory().resolve(name), stage.watchdog());
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(PeerDatabase.NAME);
        config.setPassword(database.password());
        // One for each thread, and for polling, heartbeats and the relay.
        config.setMaximumPoolSize(THREADS + 5);
        pool = new HikariDataSource(config);
        execute(tables);
        execute(OutboxRelay.TABLE);
        relay = OutboxRelay.start(pool, name, stage.kafka(), stage.admin());
        breaches = new Breaches(stage.kafka(), relay.topic()).start();
    }

    /** Makes so many entries that are not due for days. */
    abstract void insertWaiting(Connection connection, int count) throws SQLException;

    /** The statement that adds one entry; autocommit is off. */
    abstract PreparedStatement inserting(Connection connection) throws SQLException;

    /** Fills that statement in and adds it to its batch. */
    abstract void add(PreparedStatement insert, String ticket, Instant dueAt) throws SQLException;

    abstract void vacuum() throws SQLException;

    final DataSource pool() {
        return pool;
    }

    final void execute(String statements) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    final void insertWaiting(int count) throws SQLException {
        report.say("%s: %,d entries are made that wait for days", name, count);
        try (Connection connection = pool.getConnection()) {
            insertWaiting(connection, count);
        }
        vacuum();
    }

    /** Seconds from the due instant until the last was seen, one of each repetition. */
    final List<Double> burst(int repetitions) throws SQLException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int i = 1; i <= repetitions; i++) {
            long at = soon(scale.burst());
            long[] due = new long[scale.burst()];
            Arrays.fill(due, at);
            Window window = breaches.window(at, at + 1);
            insert(due);
            settle(at);
            seconds.add(window.allSeenAfterMillis() / 1_000);
            report.say(
                    "burst: %s: all seen after %.2f s, half of them after %.2f s",
                    name, seconds.get(i - 1), window.millis(50) / 1_000);
        }
        report.figure(Row.BURST, "the same with " + name, "s", seconds, null);
        return seconds;
    }

    final void lateness(int rate, int repetitions) throws SQLException, InterruptedException {
        int seconds = scale.warmUpSeconds() + repetitions * scale.latenessSeconds();
        int count = rate * (seconds + 1);
        long from = soon(count);
        long[] due = Stage.openLoop(random, from, count, rate);
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < repetitions; i++) {
            long begins = from + 1_000L * (scale.warmUpSeconds() + i * scale.latenessSeconds());
            windows.add(breaches.window(begins, begins + 1_000L * scale.latenessSeconds()));
        }
        insert(due);
        settle(due[count - 1]);
        String at = name + ", " + rate + " due/s, ";
        report.figure(
                Row.LATENESS,
                at + "p50",
                "ms",
                windows.stream().map(window -> window.millis(50)).toList(),
                null);
        report.figure(
                Row.LATENESS,
                at + "p99",
                "ms",
                windows.stream().map(window -> window.millis(99)).toList(),
                null);
    }

    private long soon(int count) {
        long inserting = (long) (2 * 1_000 * count / insertedPerSecond);
        return System.currentTimeMillis() + (scale.isShort() ? 3_000 : 8_000) + inserting;
    }

    private void settle(long lastDue) throws InterruptedException {
        long left = Math.max(0, lastDue - System.currentTimeMillis());
        long deadline =
                System.nanoTime() + Duration.ofMillis(left).plus(PATIENCE).toNanos();
        long told = System.nanoTime();
        while (breaches.outstanding() > 0 && System.nanoTime() < deadline) {
            Pause.millis(20);
            if (System.nanoTime() - told > 5_000_000_000L) {
                told = System.nanoTime();
                report.say("%s: %,d seen, %,d to come", name, breaches.seen(), breaches.outstanding());
            }
        }
        Breaches.Faults faults = breaches.faults();
        if (!faults.none()) {
            report.note("%s: %s", name, faults);
        }
        breaches.forgetFaults();
    }

    private void insert(long[] due) throws SQLException {
        int from = nextTicket;
        nextTicket += due.length;
        long began = System.nanoTime();
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = inserting(connection)) {
                for (int i = 0; i < due.length; i++) {
                    breaches.owe(from + i, due[i]);
                    add(insert, Tickets.id(from + i), Instant.ofEpochMilli(due[i]));
                    if (i % BATCH == BATCH - 1 || i == due.length - 1) {
                        insert.executeBatch();
                        connection.commit();
                    }
                }
            }
            connection.setAutoCommit(true);
        }
        vacuum();
        execute("VACUUM ANALYZE outbox");
        insertedPerSecond = due.length / ((System.nanoTime() - began) / 1e9);
        long left = due[0] - System.currentTimeMillis();
        if (left < 0) {
            throw new IllegalStateException(
                    name + ": entries were there " + -left + " ms after the first was due (expected: before)");
        }
    }

    /** What a handler does: the fields of a breach as the timer announces it, in a transaction of their own. */
    static void toOutbox(DataSource pool, String ticket, Instant dueAt) {
        String body = """
                {"breachId":"%s/first-response/1/measured@1/%s","ticketId":"%s","tenant":"default",\
                "objective":"first-response","instance":1,"policy":{"id":"measured","version":1},"priority":"P1",\
                "target":"PT1H","calendar":{"id":"24x7"},"startedAt":"%s","dueAt":"%s","detectedAt":"%s",\
                "ticketVersion":1}""".formatted(
                        ticket,
                        dueAt,
                        ticket,
                        dueAt.minus(Tickets.FIRST_RESPONSE),
                        dueAt,
                        Instant.now().truncatedTo(ChronoUnit.MILLIS));
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement(OutboxRelay.INSERT)) {
            insert.setString(1, ticket);
            insert.setBytes(2, body.getBytes(UTF_8));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("outbox: " + ticket + " could not be written", e);
        }
    }

    @Override
    public void close() throws IOException {
        relay.close();
        breaches.close();
        pool.close();
        database.close();
    }
}
