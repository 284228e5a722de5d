package dev.tiercel.httpedge.quarkus;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The keys that are made at runtime. */
@ConfigMapping(prefix = "tiercel.access-keys")
public interface AccessKeysConfig {

    /** Whether keys published on {@code access-keys} are accepted; without, only the configured ones are. */
    @WithDefault("true")
    boolean topicReading();
}
