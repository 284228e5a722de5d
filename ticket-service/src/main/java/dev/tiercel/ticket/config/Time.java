package dev.tiercel.ticket.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;

/** Where time enters the service. */
class Time {

    @Produces
    @ApplicationScoped
    InstantSource wallClock() {
        return InstantSource.system();
    }
}
