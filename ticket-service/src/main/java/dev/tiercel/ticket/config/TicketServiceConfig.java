package dev.tiercel.ticket.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Options of ticket-service. */
@ConfigMapping(prefix = "tiercel.ticket")
public interface TicketServiceConfig {

    /** Id of the SLA policy new tickets fall under, in its newest version read; open tickets keep theirs. */
    @WithDefault("standard")
    String slaPolicy();

    /** Id of the escalation policy new tickets fall under, in its newest version read; open tickets keep theirs. */
    @WithDefault("three-level")
    String escalationPolicy();

    /**
     * How long a command that answers a stay not read yet is held, because the news of that stay may be on its way; after
     * that it is answered 409 with {@code Retry-After}.
     */
    @WithDefault("2s")
    Duration stayPatience();

    /**
     * How long a command is held whose source sequence is not next, because those before it may be on their way; after
     * that it is refused for everyone to see, but not before the database has answered for as long.
     */
    @WithDefault("60s")
    Duration heldFor();

    /** How often held commands are looked through. */
    @WithDefault("1s")
    Duration heldSweep();

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
