package dev.tiercel.escalation.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.InstantSource;

/** The time of this machine, cut to milliseconds as everything in the contract is. */
class WallClock {

    @Produces
    @ApplicationScoped
    InstantSource now() {
        return Clock.tickMillis(java.time.ZoneOffset.UTC);
    }
}
