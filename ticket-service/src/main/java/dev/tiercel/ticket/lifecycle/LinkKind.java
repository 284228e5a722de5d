package dev.tiercel.ticket.lifecycle;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How the ticket that carries a link relates to the one it names. */
public enum LinkKind {
    RELATED,
    DUPLICATE,
    PARENT,
    CHILD,
    CAUSED_BY,
    FOLLOW_UP,
    /** Made by a merge, on the ticket that took the other in; nobody asks for it. */
    MERGED_FROM;

    /** The word of the contract, in kebab case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static LinkKind of(String word) {
        return Words.find(values(), LinkKind::word, word, "link kind");
    }

    /** Those somebody can ask for. */
    public static List<LinkKind> requestable() {
        return Arrays.stream(values()).filter(kind -> kind != MERGED_FROM).toList();
    }
}
