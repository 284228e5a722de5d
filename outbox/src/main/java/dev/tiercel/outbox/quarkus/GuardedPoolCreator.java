package dev.tiercel.outbox.quarkus;

import dev.tiercel.outbox.postgres.GuardedPool;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.ext.web.Router;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgPool;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/** Puts the guard before the pool of the service's database. */
@ApplicationScoped
@SuppressWarnings("deprecation") // Quarkus demands a PgPool
class GuardedPoolCreator implements PgPoolCreator {

    /** A host that answers at all does so sooner; the driver's own limit is a minute. */
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);

    private static final int BEFORE_ANYTHING_ELSE = -10_000;
    /** Health and figures must be told under any load. */
    private static final String TOLD_ALWAYS = "/q/";

    private final PoolConfig config;

    GuardedPoolCreator(PoolConfig config) {
        this.config = config;
    }

    @Override
    public Pool create(Input input) {
        // The guard times the waiting itself.
        PoolOptions untimed = new PoolOptions(input.poolOptions()).setConnectionTimeout(0);
        List<PgConnectOptions> databases = input.pgConnectOptionsList();
        databases.forEach(database -> database.setConnectTimeout(Math.toIntExact(CONNECT_WITHIN.toMillis())));
        PgPool pool = (PgPool) PgDriver.INSTANCE.createPool(input.vertx(), databases, untimed);
        return new GuardedPool(input.vertx(), pool, config.waitingAtMost(), config.waitAtMost());
    }

    void tellApart(@Observes Router requests) {
        requests.route().order(BEFORE_ANYTHING_ELSE).handler(request -> {
            if (!request.request().path().startsWith(TOLD_ALWAYS)) {
                GuardedPool.workForACaller();
            }
            request.next();
        });
    }
}
