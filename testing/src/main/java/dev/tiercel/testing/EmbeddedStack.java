package dev.tiercel.testing;

import dev.tiercel.localstack.kafka.KafkaBroker;
import dev.tiercel.localstack.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Kafka in this JVM, PostgreSQL as a child process; both on free ports, with their data below a directory. */
final class EmbeddedStack {

    private EmbeddedStack() {}

    static TestKafka kafka(Path directory) throws IOException {
        KafkaBroker broker = startBroker(directory.resolve("kafka"));
        return new TestKafka() {
            @Override
            public String bootstrapServers() {
                return broker.bootstrapServers();
            }

            @Override
            public void close() {
                broker.close();
            }
        };
    }

    static TestPostgres postgres(Path directory) throws IOException {
        PostgresServer server = PostgresServer.start(directory.resolve("postgres"), 0, false);
        return new TestPostgres() {
            @Override
            public String address() {
                return "localhost:" + server.port();
            }

            @Override
            public Connection superuser() throws SQLException {
                return server.superuser();
            }

            @Override
            public void close() throws IOException {
                server.close();
            }
        };
    }

    /** The broker finds its classes by name, which the class loader of an application under test may hide from it. */
    private static KafkaBroker startBroker(Path directory) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(KafkaBroker.class.getClassLoader());
        try {
            return KafkaBroker.start(directory, 0);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
