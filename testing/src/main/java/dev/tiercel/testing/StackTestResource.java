package dev.tiercel.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** What {@link KafkaTestResource} gives, and a fresh, empty PostgreSQL database. */
public final class StackTestResource implements QuarkusTestResourceLifecycleManager {

    /** The clear key of the tests. */
    public static final String API_KEY = KafkaTestResource.API_KEY;

    private final KafkaTestResource kafka = new KafkaTestResource();

    @Override
    public Map<String, String> start() {
        TestStack.Database database = TestStack.shared().newDatabase();
        Map<String, String> settings = new HashMap<>(kafka.start());
        settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        settings.put("quarkus.datasource.reactive.url", database.reactiveUrl());
        settings.put("quarkus.datasource.username", database.role());
        settings.put("quarkus.datasource.password", database.password());
        // A fresh database under a name whose markers lie in Kafka would rightly be refused as an old backup.
        settings.put("tiercel.outbox.name", "test-" + database.role());
        return settings;
    }

    @Override
    public void stop() {
        kafka.stop();
    }
}
