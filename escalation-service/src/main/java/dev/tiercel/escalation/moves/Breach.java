package dev.tiercel.escalation.moves;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A missed promise as the timer announced it.
 *
 * @param eventId id of the announcing event
 * @param sequence the stay whose limit was missed; null if the promise is about the ticket as a whole
 */
public record Breach(
        String eventId,
        String breachId,
        String objective,
        @Nullable Integer sequence,
        Instant dueAt,
        Instant detectedAt) {}
