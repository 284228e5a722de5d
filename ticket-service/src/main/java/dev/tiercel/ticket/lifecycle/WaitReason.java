package dev.tiercel.ticket.lifecycle;

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
        return Words.find(values(), WaitReason::word, word, "wait reason");
    }
}
