package dev.tiercel.outbox.quarkus;

import dev.tiercel.outbox.Relay;
import dev.tiercel.outbox.RelayGroup;
import dev.tiercel.outbox.postgres.PostgresOutboxTable;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * {@code tiercel.outbox.published} (events), {@code tiercel.outbox.waiting} (rows of all instances),
 * {@code tiercel.outbox.oldest} (seconds the oldest has waited) and {@code tiercel.outbox.unhealthy} (shards that cannot
 * be published). The database is asked on a thread of its own, never by a scrape; what it does not answer is NaN.
 */
@ApplicationScoped
public class OutboxMetrics {

    private static final Logger LOG = Logger.getLogger(OutboxMetrics.class);
    private static final long ASK_EVERY_SECONDS = 5;

    private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "outbox-backlog");
        thread.setDaemon(true);
        return thread;
    });
    private volatile double waiting = Double.NaN;
    private volatile double oldestSeconds = Double.NaN;

    void start(@Observes StartupEvent starting, MeterRegistry registry, RelayGroup relays, DataSource database) {
        FunctionCounter.builder(
                        "tiercel.outbox.published",
                        relays,
                        group -> group.relays().stream()
                                .mapToLong(Relay::published)
                                .sum())
                .description("Events published by this instance")
                .register(registry);
        Gauge.builder("tiercel.outbox.waiting", () -> waiting)
                .description("Rows in the outbox, of all instances")
                .register(registry);
        Gauge.builder("tiercel.outbox.oldest", () -> oldestSeconds)
                .baseUnit("seconds")
                .description("How long the oldest row has waited")
                .register(registry);
        Gauge.builder(
                        "tiercel.outbox.unhealthy",
                        relays,
                        group -> group.relays().stream()
                                .filter(relay -> !relay.state().healthy())
                                .count())
                .description("Shards this instance cannot publish")
                .register(registry);
        PostgresOutboxTable table = new PostgresOutboxTable(database);
        asking.scheduleWithFixedDelay(() -> ask(table), 0, ASK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) {
        asking.shutdownNow();
    }

    private void ask(PostgresOutboxTable table) {
        try {
            var backlog = table.backlog();
            waiting = backlog.rows();
            oldestSeconds = backlog.oldest().toMillis() / 1000.0;
        } catch (SQLException e) {
            // Readiness tells that the database is away; a stale figure would tell that all is well.
            waiting = Double.NaN;
            oldestSeconds = Double.NaN;
            LOG.debug("the outbox could not be counted", e);
        }
    }
}
