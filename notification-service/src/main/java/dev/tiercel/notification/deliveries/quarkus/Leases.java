package dev.tiercel.notification.deliveries.quarkus;

import dev.tiercel.notification.config.NotificationConfig;
import java.time.Duration;
import java.util.stream.Stream;

/** A lease shorter than an attempt would have every slow delivery sent twice. */
final class Leases {

    private Leases() {}

    static Duration checked(NotificationConfig config) {
        Duration longest = Stream.concat(
                        Stream.of(config.mail().timeout()),
                        config.webhooks().values().stream().map(NotificationConfig.Endpoint::timeout))
                .max(Duration::compareTo)
                .orElseThrow();
        if (config.lease().compareTo(longest) <= 0) {
            throw new IllegalArgumentException("tiercel.notification.lease: " + config.lease()
                    + " (expected: longer than every time-out, the longest is " + longest + ")");
        }
        return config.lease();
    }
}
