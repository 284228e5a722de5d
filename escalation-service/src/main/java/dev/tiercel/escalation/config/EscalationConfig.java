package dev.tiercel.escalation.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of escalation-service. */
@ConfigMapping(prefix = "tiercel.escalation")
public interface EscalationConfig {

    /**
     * Folder whose {@code .yaml} files are the rule book, read once at start. Without it the bundled book is used: the
     * three-level matrix and one SLA policy. A book with a mistake stops the start.
     */
    Optional<Path> ruleBook();

    /** Tenant that the rule book belongs to. */
    @WithDefault("default")
    String tenant();

    /** How an event is tried again while the database is away. */
    Retry retry();

    /** Pause between two attempts, doubled after each until it is {@code atMost}. There is no last attempt. */
    interface Retry {

        /** Pause after the first attempt. */
        @WithDefault("100ms")
        Duration first();

        /** Longest pause. */
        @WithDefault("5s")
        Duration atMost();
    }
}
