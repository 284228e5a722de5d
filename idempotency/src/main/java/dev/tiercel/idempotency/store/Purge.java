package dev.tiercel.idempotency.store;

import dev.tiercel.idempotency.config.IdempotencyConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Deletes answers that are too old to be given, in small transactions; every instance may do so at once. */
@ApplicationScoped
public class Purge {

    private static final Logger LOG = Logger.getLogger(Purge.class);
    private static final int BATCH = 1_000;
    private static final String DELETE = """
            DELETE FROM idempotent_request WHERE key_hash IN (
                SELECT key_hash FROM idempotent_request WHERE stored_at <= ? LIMIT %d FOR UPDATE SKIP LOCKED)
            """.formatted(BATCH);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "idempotency-purge");
        thread.setDaemon(true);
        return thread;
    });
    private final DataSource database;
    private final Duration keepFor;
    private final Duration every;

    Purge(DataSource database, IdempotencyConfig config) {
        this.database = database;
        this.keepFor = config.keepFor();
        this.every = config.purgeEvery();
    }

    void start(@Observes StartupEvent starting) {
        timer.scheduleWithFixedDelay(this::purge, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) {
        timer.shutdownNow();
    }

    private void purge() {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setObject(1, Instant.now().minus(keepFor).atOffset(ZoneOffset.UTC));
            int deleted;
            do {
                deleted = delete.executeUpdate();
            } while (deleted == BATCH && !Thread.currentThread().isInterrupted());
        } catch (SQLException e) {
            LOG.warnf("old answers are deleted in %s: %s", every, e.getMessage());
        }
    }
}
