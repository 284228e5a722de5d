package dev.tiercel.notification.deliveries;

import java.util.Locale;

/** How a message travels. */
public enum Channel {
    MAIL,
    WEBHOOK;

    /** As written in events, rows and metrics. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Channel of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
