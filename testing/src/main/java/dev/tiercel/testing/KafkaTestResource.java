package dev.tiercel.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * The real Kafka for a {@code @QuarkusTest} of a service without a database, with the topics of the contract. Requests
 * authenticate with {@link #API_KEY}.
 */
public final class KafkaTestResource implements QuarkusTestResourceLifecycleManager {

    /** The clear key of the tests; the application under test is given its hash. */
    public static final String API_KEY = "test-key";

    private static final String API_KEY_HASH = "62af8704764faf8ea82fc61ce9c4c3908b6cb97d463a634e9e587d7c885db0ef";

    @Override
    public Map<String, String> start() {
        return Map.of(
                "kafka.bootstrap.servers",
                TestStack.shared().bootstrapServers(),
                "tiercel.api-keys.keys.test.hash",
                API_KEY_HASH,
                "quarkus.http.test-port",
                "0");
    }

    /** The stack outlives the application: other test classes of this JVM use it, and its shutdown hook ends it. */
    @Override
    public void stop() {}
}
