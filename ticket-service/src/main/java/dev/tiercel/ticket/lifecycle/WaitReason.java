package dev.tiercel.ticket.lifecycle;

import java.util.Arrays;
import java.util.Locale;

/** Whom a ticket waits for; policies say which of these pause which clocks. */
public enum WaitReason {
    CUSTOMER,
    VENDOR,
    OTHER;

    /** The word of the contract, lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static WaitReason of(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "wait reason: " + word + " (expected: customer, vendor or other)"));
    }
}
