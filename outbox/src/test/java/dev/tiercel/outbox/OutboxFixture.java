package dev.tiercel.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.outbox.kafka.KafkaEventLog;
import dev.tiercel.outbox.postgres.PostgresOutboxTable;
import dev.tiercel.testing.RecordReader;
import dev.tiercel.testing.TestStack;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** An outbox of its own in the shared stack: a fresh database, a topic and a name nobody else uses; and its relays. */
final class OutboxFixture implements AutoCloseable {

    static final RelayOptions ONE_SHARD =
            new RelayOptions(1, 50, 1_000_000, Duration.ofMillis(600), Duration.ofMillis(50), Duration.ofSeconds(10));

    final String name = "t" + UUID.randomUUID();
    final String topic = name + "-events";
    final RelayOptions options;
    final String bootstrapServers;
    private TestStack.Database database;
    private AgroalDataSource dataSource;
    private final List<RunningRelay> relays = new ArrayList<>();

    OutboxFixture(RelayOptions options) {
        this(options, TestStack.shared().bootstrapServers());
    }

    OutboxFixture(RelayOptions options, String bootstrapServers) {
        this.options = options;
        this.bootstrapServers = bootstrapServers;
        this.database = TestStack.shared().newDatabase();
        this.dataSource = pool(database);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                InputStream sql = getClass().getResourceAsStream("/db/outbox/V0001__outbox_and_inbox.sql")) {
            statement.execute(new String(sql.readAllBytes(), UTF_8));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(topic, 3, (short) 1))).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    AgroalDataSource dataSource() {
        return dataSource;
    }

    OutboxTable table() {
        return new PostgresOutboxTable(dataSource);
    }

    EventLog log() {
        return new KafkaEventLog(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), name, options);
    }

    /** Starts relays for all shards; {@code seam} sees every call to the database and to Kafka. */
    RunningRelay start(Seam seam) {
        RunningRelay relay = new RunningRelay(seam, this);
        relays.add(relay);
        return relay;
    }

    RunningRelay start() {
        return start(new Seam());
    }

    Connection begin() throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** Inserts as {@code Outbox} does, in the caller's transaction. */
    void insert(Connection connection, String key, String eventId, byte[] payload) throws SQLException {
        insert(connection, topic, key, eventId, payload);
    }

    void insert(Connection connection, String toTopic, String key, String eventId, byte[] payload) throws SQLException {
        String sql = """
                INSERT INTO outbox (shard, topic, key, event_id, event_type, source, subject, happened_at, data_schema,
                                    tenant, payload)
                VALUES (?, ?, ?, ?, 'dev.tiercel.test.v1', '/tiercel/test', ?, now(), 'https://tiercel.dev/test.json',
                        'default', ?)
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, new Doorbell(options.shards()).shardOf(key));
            statement.setString(2, toTopic);
            statement.setString(3, key);
            statement.setString(4, eventId);
            statement.setString(5, key);
            statement.setBytes(6, payload);
            statement.executeUpdate();
        }
    }

    /** One committed transaction per event. */
    void insert(String key, String... eventIds) throws SQLException {
        for (String eventId : eventIds) {
            try (Connection connection = begin()) {
                insert(connection, key, eventId, "{}".getBytes(UTF_8));
                connection.commit();
            }
        }
    }

    long number(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The event ids a {@code read_committed} subscriber has seen, in order per key. */
    Map<String, List<String>> seen() {
        return new RecordReader(bootstrapServers)
                .all(topic).stream()
                        .collect(Collectors.groupingBy(
                                ConsumerRecord::key,
                                Collectors.mapping(entry -> RecordReader.header(entry, "ce_id"), Collectors.toList())));
    }

    void awaitSeen(Map<String, List<String>> expected) {
        await(() -> assertThat(seen()).isEqualTo(expected));
    }

    void awaitEmpty() {
        await(() -> assertThat(number("SELECT count(*) FROM outbox")).isZero());
    }

    static void await(ThrowingRunnable condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(condition);
    }

    /** Every connection is cut and none is let in, as in a fail-over. */
    void takeDatabaseAway() throws SQLException {
        String name = database.role();
        asSuperuser("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
        asSuperuser("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
    }

    void giveDatabaseBack() throws SQLException {
        asSuperuser("ALTER DATABASE " + database.role() + " ALLOW_CONNECTIONS true");
    }

    /** A physical copy of the database as it is now, sequences included: what a backup is. */
    TestStack.Database backUp() throws SQLException {
        dataSource.close();
        String source = database.role();
        String copy = source + "_backup";
        asSuperuser("CREATE DATABASE " + copy + " TEMPLATE " + source + " OWNER " + source);
        dataSource = pool(database);
        return new TestStack.Database(
                TestStack.shared().postgres().jdbcUrl(copy), "", database.role(), database.password());
    }

    void restore(TestStack.Database backup) {
        dataSource.close();
        database = backup;
        dataSource = pool(database);
    }

    private static void asSuperuser(String sql) throws SQLException {
        try (Connection connection = TestStack.shared().postgres().superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (RunningRelay relay : relays) {
            relay.close();
        }
        dataSource.close();
    }

    private static AgroalDataSource pool(TestStack.Database database) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(20)
                            // As Quarkus sets it: a pool that keeps dead connections hands them out for ever.
                            .exceptionSorter(new PostgreSQLExceptionSorter())
                            .acquisitionTimeout(Duration.ofSeconds(5))
                            .connectionFactoryConfiguration(connection -> connection
                                    .jdbcUrl(database.jdbcUrl())
                                    .principal(new NamePrincipal(database.role()))
                                    .credential(new SimplePassword(database.password())))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
