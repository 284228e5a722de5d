package dev.tiercel.ticket.lifecycle;

import java.util.Locale;

/** The ways customers are in touch. */
public enum Channel {
    PHONE,
    EMAIL,
    WEB,
    CHAT,
    SMS,
    LETTER,
    API,
    OTHER;

    /** The word of the contract, lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Channel of(String word) {
        return Words.find(values(), Channel::word, word, "channel");
    }
}
