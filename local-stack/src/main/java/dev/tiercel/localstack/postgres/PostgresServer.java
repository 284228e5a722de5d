package dev.tiercel.localstack.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** One server on the loopback interface. Initialises an empty directory; opens an initialised one as it is. */
public final class PostgresServer implements AutoCloseable {

    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    private final EmbeddedPostgres server;
    private final String superuserPassword;

    private PostgresServer(EmbeddedPostgres server, String superuserPassword) {
        this.server = server;
        this.superuserPassword = superuserPassword;
    }

    /**
     * Starts a server and returns when it accepts clients.
     *
     * @param directory its data in {@code data}, kept after {@link #close()}, and the superuser's password beside it
     * @param port the client port; 0 takes a free one
     * @param durable whether every commit is flushed to disk; false only for tests that may lose everything
     * @throws IOException if it cannot be started, for example because the port is taken
     */
    public static PostgresServer start(Path directory, int port, boolean durable) throws IOException {
        Files.createDirectories(directory);
        Path data = directory.resolve("data");
        stopOrphan(data);
        String password = superuserPassword(directory);
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(START_WITHIN)
                .setConnectConfig("password", password)
                // Another order of text on another machine would be another order of pages.
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF-8")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "64MB");
        // The packaged server comes with both switched off, for tests.
        String flush = durable ? "on" : "off";
        builder.setServerConfig("fsync", flush)
                .setServerConfig("synchronous_commit", flush)
                .setServerConfig("full_page_writes", flush);
        PostgresServer started = new PostgresServer(builder.start(), password);
        try {
            started.askForPasswords(data);
        } catch (SQLException | IOException e) {
            started.close();
            throw new IOException("PostgreSQL could not be closed to strangers", e);
        }
        return started;
    }

    public int port() {
        return server.getPort();
    }

    /** JDBC URL of a database of this server, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database;
    }

    /** Makes a role and a database it owns; changes nothing but the password where they exist. */
    public void createDatabase(String name, String role, String password) throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            boolean roleExists = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role);
            statement.execute((roleExists ? "ALTER" : "CREATE") + " ROLE " + statement.enquoteIdentifier(role, true)
                    + " LOGIN PASSWORD " + statement.enquoteLiteral(password));
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(name, true) + " OWNER "
                        + statement.enquoteIdentifier(role, true));
                statement.execute(
                        "REVOKE CONNECT ON DATABASE " + statement.enquoteIdentifier(name, true) + " FROM PUBLIC");
            }
        }
    }

    /** A connection of the superuser, for tests and administration; the caller closes it. */
    public Connection superuser() throws SQLException {
        return DriverManager.getConnection(jdbcUrl("postgres"), "postgres", superuserPassword);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void askForPasswords(Path data) throws SQLException, IOException {
        Path rules = data.resolve("pg_hba.conf");
        String closed = "host all all localhost scram-sha-256\n";
        if (Files.readString(rules).equals(closed)) {
            return;
        }
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD " + statement.enquoteLiteral(superuserPassword));
            Files.writeString(rules, closed);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static String superuserPassword(Path directory) throws IOException {
        Path file = directory.resolve("superuser-password");
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    /** A server whose parent was killed lives on and holds the directory; the new parent ends it first. */
    private static void stopOrphan(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> orphan = lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                        .filter(process -> process.info().command().orElse("").endsWith("postgres"));
        if (orphan.isEmpty()) {
            return;
        }
        // SIGINT is PostgreSQL's fast shutdown; the SIGTERM that Java sends would wait for every client to leave.
        new ProcessBuilder("kill", "-INT", Long.toString(orphan.get().pid()))
                .inheritIO()
                .start();
        try {
            orphan.get().onExit().get(STOP_WITHIN.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an earlier PostgreSQL was stopping", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IOException(
                    "an earlier PostgreSQL (process " + orphan.get().pid() + ") holds " + data + " and does not stop",
                    e);
        }
    }
}
