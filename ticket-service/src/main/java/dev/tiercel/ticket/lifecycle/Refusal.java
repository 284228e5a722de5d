package dev.tiercel.ticket.lifecycle;

import java.util.Locale;

/** Why a command was refused; the name, in kebab case, is part of the REST contract. */
public enum Refusal {
    TICKET_RESOLVED("the ticket is resolved and nothing further happens to it", false),
    WAITS_FOR_ANOTHER_REASON("the ticket already waits for another reason; resume it first", false),
    HISTORY_FULL("the history of the ticket is full; what is left is kept for finishing it", false),
    STAY_NOT_KNOWN("the sequence is beyond the newest stay known here; nothing can answer it yet", true);

    private final String detail;
    private final boolean passing;

    Refusal(String detail, boolean passing) {
        this.detail = detail;
        this.passing = passing;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String detail() {
        return detail;
    }

    /** Whether the same command may be accepted a moment later without anybody doing anything. */
    public boolean passing() {
        return passing;
    }
}
