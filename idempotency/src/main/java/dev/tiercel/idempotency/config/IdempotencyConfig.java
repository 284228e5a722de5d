package dev.tiercel.idempotency.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a request may be sent again. */
@ConfigMapping(prefix = "tiercel.idempotency")
public interface IdempotencyConfig {

    /** How long an answer is given again; after that the same key makes a new request. */
    @WithDefault("24h")
    Duration keepFor();

    /** Pause between two deletions of answers that are older. */
    @WithDefault("10m")
    Duration purgeEvery();
}
