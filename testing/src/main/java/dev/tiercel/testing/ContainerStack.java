package dev.tiercel.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * Kafka and PostgreSQL as the images their makers publish, in the versions of {@code docker-compose.yml}. The only class
 * that touches Testcontainers: nothing of it is loaded, and no Docker looked for, unless this is used.
 */
final class ContainerStack {

    private static final String KAFKA_IMAGE = "apache/kafka:" + AppInfoParser.getVersion();
    private static final String POSTGRES_IMAGE = "postgres:17";

    private ContainerStack() {}

    static TestKafka kafka() {
        KafkaContainer container = new KafkaContainer(KAFKA_IMAGE)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4")
                .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "4")
                // As the embedded one: tests kill producers and wait for their transactions to be given up.
                .withEnv("KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS", "1000");
        container.start();
        return new TestKafka() {
            @Override
            public String bootstrapServers() {
                return container.getBootstrapServers();
            }

            @Override
            public void close() {
                container.stop();
            }
        };
    }

    static TestPostgres postgres() {
        PostgreSQLContainer container = new PostgreSQLContainer(POSTGRES_IMAGE)
                .withUsername("postgres")
                .withDatabaseName("postgres")
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=100");
        container.start();
        return new TestPostgres() {
            @Override
            public String address() {
                return container.getHost() + ":" + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
            }

            @Override
            public Connection superuser() throws SQLException {
                return DriverManager.getConnection(
                        jdbcUrl("postgres"), container.getUsername(), container.getPassword());
            }

            @Override
            public void close() {
                container.stop();
            }
        };
    }
}
