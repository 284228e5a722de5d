package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.lifecycle.Refusal;
import dev.tiercel.ticket.lifecycle.TicketCommand;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A numbered command and what became of it.
 *
 * @param occurredAt absent if the caller did not say; then it happens when it is applied
 * @param heldUntil from then on it is refused unless it has had its turn
 * @param version the ticket's version after it, once applied
 * @param refusal why it was refused, once it was
 */
public record HeldCommand(
        String ticketId,
        int sourceSequence,
        State state,
        TicketCommand command,
        @Nullable Instant occurredAt,
        Instant receivedAt,
        Instant heldUntil,
        @Nullable Instant decidedAt,
        @Nullable Long version,
        @Nullable Refusal refusal,
        @Nullable String detail) {

    /** Where a numbered command stands. */
    public enum State {
        HELD,
        APPLIED,
        REFUSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return Arrays.stream(values())
                    .filter(state -> state.word().equals(word))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("state: " + word + " (expected: held, applied or refused)"));
        }
    }
}
