package dev.tiercel.localstack.replay;

import java.util.Arrays;
import java.util.Locale;

/** What a line of the log tells, as a mapping words it. */
enum Activity {
    /** Somebody works on it, or will. */
    QUEUED,
    /** Somebody has taken it on. */
    ACCEPTED,
    WAITS_FOR_CUSTOMER,
    WAITS_FOR_VENDOR,
    WAITS_FOR_OTHER,
    RESOLVED,
    CLOSED,
    CANCELLED,
    /** Says nothing about the life of the ticket. */
    IGNORED;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Activity of(String word) {
        return Arrays.stream(values())
                .filter(activity -> activity.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word + " (allowed: "
                        + String.join(
                                ", ",
                                Arrays.stream(values()).map(Activity::word).toList()) + ")"));
    }

    boolean waits() {
        return this == WAITS_FOR_CUSTOMER || this == WAITS_FOR_VENDOR || this == WAITS_FOR_OTHER;
    }

    boolean works() {
        return this == QUEUED || this == ACCEPTED || waits();
    }
}
