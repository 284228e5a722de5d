package dev.tiercel.ticket.search;

import java.util.Arrays;
import java.util.Optional;

/** How found tickets follow one another; at one instant by id. */
public enum Order {
    OPENED_FIRST("openedAt"),
    OPENED_LAST("-openedAt"),
    UPDATED_FIRST("updatedAt"),
    UPDATED_LAST("-updatedAt");

    private final String word;

    Order(String word) {
        this.word = word;
    }

    /** The word of the contract: a minus stands for newest first. */
    public String word() {
        return word;
    }

    public boolean newestFirst() {
        return word.startsWith("-");
    }

    public boolean byOpening() {
        return word.endsWith("openedAt");
    }

    public static Optional<Order> of(String word) {
        return Arrays.stream(values()).filter(order -> order.word.equals(word)).findFirst();
    }
}
