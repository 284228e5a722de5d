package dev.tiercel.benchmarks;

import dev.tiercel.localstack.postgres.PostgresServer;
import dev.tiercel.localstack.process.Watchdog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** The PostgreSQL of the local stack for another scheduler: every commit is flushed, checkpoints are far apart. */
final class PeerDatabase implements AutoCloseable {

    static final String NAME = "peer";

    private final PostgresServer server;
    private final Watchdog watchdog;
    private final long pid;
    private final String password = UUID.randomUUID().toString();

    private PeerDatabase(PostgresServer server, Watchdog watchdog, long pid) {
        this.server = server;
        this.watchdog = watchdog;
        this.pid = pid;
    }

    static PeerDatabase start(Path directory, Watchdog watchdog) throws IOException, SQLException {
        PostgresServer server = PostgresServer.start(directory, 0, true);
        long pid = Long.parseLong(Files.readAllLines(directory.resolve("data/postmaster.pid"))
                .get(0)
                .strip());
        watchdog.watch(pid);
        PeerDatabase database = new PeerDatabase(server, watchdog, pid);
        try (Connection connection = server.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET max_wal_size = '4GB'");
            statement.execute("ALTER SYSTEM SET checkpoint_timeout = '15min'");
            statement.execute("SELECT pg_reload_conf()");
        }
        server.createDatabase(NAME, NAME, database.password);
        return database;
    }

    String url() {
        // One statement for a batch of rows instead of one each: its driver's own advice.
        return server.jdbcUrl(NAME) + "?reWriteBatchedInserts=true";
    }

    String password() {
        return password;
    }

    @Override
    public void close() throws IOException {
        server.close();
        watchdog.forget(pid);
    }
}
