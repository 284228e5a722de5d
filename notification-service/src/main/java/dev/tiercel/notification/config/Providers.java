package dev.tiercel.notification.config;

import dev.tiercel.notification.deliveries.Bell;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/** Where time enters the service, cut to milliseconds, and the plain objects its parts share. */
@Singleton
public class Providers {

    @Produces
    @ApplicationScoped
    InstantSource time() {
        return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    }

    @Produces
    @Singleton
    Bell bell() {
        return new Bell();
    }
}
