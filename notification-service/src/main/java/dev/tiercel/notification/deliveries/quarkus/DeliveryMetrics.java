package dev.tiercel.notification.deliveries.quarkus;

import dev.tiercel.notification.deliveries.Channel;
import dev.tiercel.notification.deliveries.DeliveryState;
import dev.tiercel.notification.deliveries.store.DeliveryStore;
import dev.tiercel.notification.deliveries.store.DeliveryStore.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Deliveries by outcome, how many are pending and for how long the oldest of them has been. */
@Singleton
public class DeliveryMetrics {

    private static final Duration REFRESH_EVERY = Duration.ofSeconds(5);

    private final MeterRegistry registry;
    private final DeliveryStore deliveries;
    private final InstantSource time;
    private final Map<Channel, Backlog> backlogs = new ConcurrentHashMap<>();
    private Instant refreshAt = Instant.MIN;

    DeliveryMetrics(MeterRegistry registry, DeliveryStore deliveries, InstantSource time) {
        this.registry = registry;
        this.deliveries = deliveries;
        this.time = time;
        for (Channel channel : Channel.values()) {
            Gauge.builder("tiercel.notification.deliveries.pending", () -> pending(channel))
                    .tag("channel", channel.wireName())
                    .description("Deliveries that have not ended")
                    .register(registry);
            Gauge.builder("tiercel.notification.deliveries.oldest.pending", () -> oldestPending(channel))
                    .tag("channel", channel.wireName())
                    .baseUnit("seconds")
                    .description("Age of the oldest delivery that has not ended")
                    .register(registry);
        }
    }

    /** Counts an attempt whose outcome was recorded; {@code deferred} ones will be made again. */
    void attempted(Channel channel, DeliveryState after) {
        registry.counter("tiercel.notification.attempts", "channel", channel.wireName(), "outcome", name(after))
                .increment();
    }

    /** Reads the backlog again if the last reading is old; called by the claiming thread only. */
    void refresh(Database database) {
        Instant now = time.instant();
        if (now.isBefore(refreshAt)) {
            return;
        }
        Map<Channel, Backlog> read = new ConcurrentHashMap<>();
        database.inTransaction(deliveries::backlog).forEach(backlog -> read.put(backlog.channel(), backlog));
        backlogs.keySet().retainAll(read.keySet());
        backlogs.putAll(read);
        refreshAt = now.plus(REFRESH_EVERY);
    }

    private double pending(Channel channel) {
        Backlog backlog = backlogs.get(channel);
        return backlog == null ? 0 : backlog.pending();
    }

    private double oldestPending(Channel channel) {
        Backlog backlog = backlogs.get(channel);
        return backlog == null
                ? 0
                : Duration.between(backlog.oldest(), time.instant()).toMillis() / 1_000.0;
    }

    private static String name(DeliveryState after) {
        if (after instanceof DeliveryState.Pending) {
            return "deferred";
        }
        return after instanceof DeliveryState.Delivered ? "delivered" : "failed";
    }
}
