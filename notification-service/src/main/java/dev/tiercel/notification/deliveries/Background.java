package dev.tiercel.notification.deliveries;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message tells of the ticket, so that nobody has to ask the customer again. Holds personal data, so its text
 * form is the ticket's id and version alone.
 */
public record Background(
        String ticketId,
        int version,
        String subject,
        @Nullable String description,
        String customerName,
        @Nullable String customerEmail,
        @Nullable String plan,
        String priority,
        String status,
        Instant openedAt,
        List<Step> history) {

    public Background {
        history = List.copyOf(history);
    }

    @Override
    public String toString() {
        return ticketId + "@" + version;
    }

    /** One entry of the ticket's history. */
    public record Step(Instant at, String what, @Nullable String by) {}
}
