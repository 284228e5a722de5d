package dev.tiercel.outbox.quarkus;

import dev.tiercel.outbox.Doorbell;
import dev.tiercel.outbox.RelayGroup;
import dev.tiercel.outbox.kafka.KafkaEventLog;
import dev.tiercel.outbox.postgres.PostgresOutboxTable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts the relays once the tables are migrated and stops them while database and Kafka can still be reached. */
@ApplicationScoped
public class OutboxRelays {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    /** The beans of a service ring it, its relays listen. */
    @Produces
    @Singleton
    Doorbell doorbell(OutboxConfig config) {
        return new Doorbell(config.shards());
    }

    @Produces
    @Singleton
    RelayGroup relays(
            OutboxConfig config,
            DataSource database,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Doorbell doorbell,
            @ConfigProperty(name = "HOSTNAME") Optional<String> host) {
        return new RelayGroup(
                host.orElse(config.name()),
                new PostgresOutboxTable(database),
                new KafkaEventLog(kafka, config.name(), config.options()),
                doorbell,
                config.options());
    }

    void start(@Observes StartupEvent starting, RelayGroup relays) {
        relays.start();
    }

    void stop(@Observes ShutdownEvent stopping, RelayGroup relays) throws InterruptedException {
        relays.stop(STOP_WITHIN);
    }
}
