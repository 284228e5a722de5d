package dev.tiercel.ticket.assessment.moves;

/** What became of one ticket. */
public sealed interface Result {

    record Changed() implements Result {}

    /** It is under these policies already. */
    record Unchanged() implements Result {}

    /**
     * @param reason in kebab case
     */
    record Refused(String reason) implements Result {}
}
