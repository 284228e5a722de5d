package dev.tiercel.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * The real stack for a {@code @QuarkusTest}: Kafka with the topics of the contract and a fresh, empty PostgreSQL
 * database. Requests authenticate with {@link #API_KEY}.
 */
public final class StackTestResource implements QuarkusTestResourceLifecycleManager {

    /** The clear key of the tests; the application under test is given its hash. */
    public static final String API_KEY = "test-key";

    private static final String API_KEY_HASH = "62af8704764faf8ea82fc61ce9c4c3908b6cb97d463a634e9e587d7c885db0ef";

    @Override
    public Map<String, String> start() {
        TestStack stack = TestStack.shared();
        TestStack.Database database = stack.newDatabase();
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrap.servers", stack.bootstrapServers());
        settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        settings.put("quarkus.datasource.reactive.url", database.reactiveUrl());
        settings.put("quarkus.datasource.username", database.role());
        settings.put("quarkus.datasource.password", database.password());
        settings.put("tiercel.api-keys.keys.test.hash", API_KEY_HASH);
        settings.put("quarkus.http.test-port", "0");
        // A fresh database under a name whose markers lie in Kafka would rightly be refused as an old backup.
        settings.put("tiercel.outbox.name", "test-" + database.role());
        return settings;
    }

    /** The stack outlives the application: other test classes of this JVM use it, and its shutdown hook ends it. */
    @Override
    public void stop() {}
}
