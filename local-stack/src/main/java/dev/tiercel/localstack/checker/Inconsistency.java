package dev.tiercel.localstack.checker;

import java.util.Locale;

/**
 * Something that must not be.
 *
 * @param ticketId empty where it concerns no single ticket
 */
public record Inconsistency(Kind kind, String ticketId, String detail) {

    /** What may be wrong. */
    public enum Kind {
        /** A record breaks the published contract. */
        BREAKS_CONTRACT,
        /** A service could not handle a record. */
        DEAD_LETTER,
        /** The same {@code ce_id} was seen twice. */
        EVENT_TWICE,
        /** A change was accepted over REST, and no event tells of it. */
        CHANGE_WITHOUT_EVENT,
        /** A {@code version} of a ticket is missing or doubled. */
        VERSION_GAP,
        /** A {@code sequence} of a ticket's moves is missing or doubled. */
        SEQUENCE_GAP,
        /** A breach was announced before its due instant. */
        EARLY_BREACH,
        /** A clock shows itself running after its due instant. */
        OVERDUE_CLOCK,
        /** A clock runs on although its ticket is finished. */
        FINISHED_BUT_RUNNING,
        /** The same breach was announced twice. */
        BREACH_ANNOUNCED_TWICE,
        /** A clock shows a breach that does not stand, or does not show one that does. */
        CLOCKS_AND_BREACHES_DISAGREE,
        /** A breach has no answer. */
        BREACH_WITHOUT_ANSWER,
        /** A breach has more than one answer. */
        BREACH_ANSWERED_TWICE,
        /** An answer names a breach that was never announced. */
        ANSWER_WITHOUT_BREACH,
        /** A responder of a move has no outcome of a delivery. */
        MOVE_WITHOUT_DELIVERY,
        /** A delivery has more than one outcome. */
        DELIVERY_TWICE,
        /** Two services show different states of a ticket. */
        SERVICES_DISAGREE;

        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    @Override
    public String toString() {
        return kind.words() + (ticketId.isEmpty() ? "" : ", ticket " + ticketId) + ": " + detail;
    }
}
