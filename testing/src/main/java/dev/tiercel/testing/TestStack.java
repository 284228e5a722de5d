package dev.tiercel.testing;

import dev.tiercel.contracts.TopicCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka and one PostgreSQL per JVM, each started by whoever asks first, on free ports: embedded, or in containers with
 * {@code -Dstack=containers}.
 */
public final class TestStack {

    /**
     * A database of its own with a role of its own.
     *
     * @param jdbcUrl for JDBC clients
     * @param reactiveUrl for Vert.x clients
     */
    public record Database(String jdbcUrl, String reactiveUrl, String role, String password) {}

    private static final class Holder {
        // The class loader's lock makes the first one in start it and the others wait.
        private static final TestStack SHARED = start();
    }

    private final Path directory;
    private final boolean containers;
    private final TestKafka kafka;
    private @Nullable TestPostgres postgres;

    private TestStack(Path directory, boolean containers, TestKafka kafka) {
        this.directory = directory;
        this.containers = containers;
        this.kafka = kafka;
    }

    public static TestStack shared() {
        return Holder.SHARED;
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public synchronized TestPostgres postgres() {
        if (postgres == null) {
            try {
                postgres = containers ? ContainerStack.postgres() : EmbeddedStack.postgres(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return postgres;
    }

    public Database newDatabase() {
        // Needs no quotes anywhere, nor does the password.
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        String password = UUID.randomUUID().toString();
        TestPostgres server = postgres();
        try (Connection connection = server.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + password + "'");
            statement.execute("CREATE DATABASE " + name + " OWNER " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("no database for the test", e);
        }
        return new Database(server.jdbcUrl(name), "postgresql://" + server.address() + "/" + name, name, password);
    }

    /** What {@code -Dstack} says. */
    static boolean inContainers(@Nullable String stack) {
        if (stack == null || stack.equals("embedded")) {
            return false;
        }
        if (stack.equals("containers")) {
            return true;
        }
        throw new IllegalArgumentException("stack: " + stack + " (expected: embedded or containers)");
    }

    private static TestStack start() {
        boolean containers = inContainers(System.getProperty("stack"));
        try {
            Path directory = Files.createTempDirectory("tiercel-test-");
            TestKafka kafka = containers ? ContainerStack.kafka() : EmbeddedStack.kafka(directory);
            TestStack stack = new TestStack(directory, containers, kafka);
            Runtime.getRuntime().addShutdownHook(new Thread(stack::stop, "test-stack-stop"));
            try (Admin admin =
                    Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
                TopicCatalog.packaged((short) 1).createMissing(admin);
            }
            return stack;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the test stack was starting", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics of the contract could not be created", e.getCause());
        }
    }

    private synchronized void stop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
            kafka.close();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("left behind: " + directory, e);
        }
    }
}
