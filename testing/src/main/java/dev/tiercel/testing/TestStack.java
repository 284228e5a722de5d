package dev.tiercel.testing;

import dev.tiercel.contracts.TopicCatalog;
import dev.tiercel.localstack.kafka.KafkaBroker;
import dev.tiercel.localstack.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/** One embedded Kafka and one embedded PostgreSQL per JVM, each started by whoever asks first, on free ports. */
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
    private final KafkaBroker kafka;
    private @Nullable PostgresServer postgres;

    private TestStack(Path directory, KafkaBroker kafka) {
        this.directory = directory;
        this.kafka = kafka;
    }

    public static TestStack shared() {
        return Holder.SHARED;
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public synchronized PostgresServer postgres() {
        if (postgres == null) {
            try {
                postgres = PostgresServer.start(directory.resolve("postgres"), 0, false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return postgres;
    }

    public Database newDatabase() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        String password = UUID.randomUUID().toString();
        try {
            postgres().createDatabase(name, name, password);
        } catch (SQLException e) {
            throw new IllegalStateException("no database for the test", e);
        }
        return new Database(
                postgres().jdbcUrl(name), "postgresql://localhost:" + postgres().port() + "/" + name, name, password);
    }

    private static TestStack start() {
        try {
            Path directory = Files.createTempDirectory("tiercel-test-");
            KafkaBroker kafka = startKafka(directory.resolve("kafka"));
            TestStack stack = new TestStack(directory, kafka);
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

    /** The broker finds its classes by name, which the class loader of an application under test may hide from it. */
    private static KafkaBroker startKafka(Path directory) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(KafkaBroker.class.getClassLoader());
        try {
            return KafkaBroker.start(directory, 0);
        } finally {
            thread.setContextClassLoader(before);
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
