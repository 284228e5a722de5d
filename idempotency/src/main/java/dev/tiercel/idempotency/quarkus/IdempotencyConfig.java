package dev.tiercel.idempotency.quarkus;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a repeated request is answered as the first one was. */
@ConfigMapping(prefix = "tiercel.idempotency")
public interface IdempotencyConfig {

    /** After this the same key may be used for another request. */
    @WithDefault("PT24H")
    Duration keepFor();

    /** How often answers that are older are deleted. */
    @WithDefault("PT10M")
    Duration purgeEvery();
}
