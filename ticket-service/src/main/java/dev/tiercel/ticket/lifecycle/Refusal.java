package dev.tiercel.ticket.lifecycle;

import java.util.Locale;

/** Why a command was refused; the name, in kebab case, is part of the REST contract. */
public enum Refusal {
    TICKET_RESOLVED("the ticket is resolved"),
    TICKET_CLOSED("the ticket is closed"),
    TICKET_CANCELLED("the ticket is cancelled and nothing but a note or a link can follow"),
    TICKET_MERGED("the ticket goes on as part of another; nothing but a note or a link can follow"),
    TICKET_NOT_RESOLVED("the ticket is not resolved"),
    REOPENING_OVER("the ticket was closed more than 30 days before; open a new one and link it as follow-up"),
    WAITS_FOR_ANOTHER_REASON("the ticket already waits for another reason; resume it first"),
    BEFORE_OPENING("it lies before the opening of the ticket"),
    CONTRADICTS_LATER("what happened later would not have been legal"),
    HISTORY_FULL("the history of the ticket is full; what is left is kept for finishing it"),
    STAY_NOT_KNOWN("the sequence is beyond the newest stay known here; nothing can answer it yet"),
    OUT_OF_ORDER("it lies before what the source numbered lower"),
    SOURCE_SEQUENCE_USED("another command had this source sequence"),
    PREDECESSOR_MISSING("what the source numbered lower did not arrive in time"),
    TOO_MANY_HELD("too many commands are held for the ticket; send the missing one first"),
    UNKNOWN_TARGET("there is no such ticket to relate it to"),
    SAME_TICKET("a ticket cannot relate to itself"),
    TARGET_FINISHED("the ticket to merge into is cancelled or merged itself"),
    TARGET_FULL("the history of the ticket to merge into is full");

    private final String detail;

    Refusal(String detail) {
        this.detail = detail;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Refusal of(String word) {
        return Words.find(values(), Refusal::word, word, "refusal");
    }

    public String detail() {
        return detail;
    }

    /** Whether the same command may be accepted a moment later without anybody doing anything. */
    public boolean passing() {
        return this == STAY_NOT_KNOWN;
    }
}
