package dev.tiercel.ticket.lifecycle;

import java.util.Locale;

/** A grade of impact or urgency. */
public enum Level {
    HIGH,
    MEDIUM,
    LOW;

    /** The word of the contract, lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Level of(String word) {
        return Words.find(values(), Level::word, word, "level");
    }
}
