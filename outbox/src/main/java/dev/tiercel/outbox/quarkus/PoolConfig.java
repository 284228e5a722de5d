package dev.tiercel.outbox.quarkus;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the service's work may wait for a connection to its database. */
@ConfigMapping(prefix = "tiercel.pool")
interface PoolConfig {

    /** Requests that wait for a connection; one more is turned away at once. */
    @WithDefault("100")
    int waitingAtMost();

    /** How long one waits before it is given up. */
    @WithDefault("10s")
    Duration waitAtMost();
}
