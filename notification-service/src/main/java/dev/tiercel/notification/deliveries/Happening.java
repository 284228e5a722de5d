package dev.tiercel.notification.deliveries;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event somebody may want to hear of.
 *
 * @param eventId {@code ce_id} of the event
 * @param traceparent trace context the event carried, handed on to what it causes
 */
public record Happening(
        String eventId,
        String eventType,
        String ticketId,
        String tenant,
        Instant at,
        @Nullable String traceparent,
        What what) {

    /** What happened, as far as it decides who hears of it and in which words. */
    public sealed interface What {}

    public record Opened(Background ticket) implements What {}

    public record Resolved(Background ticket, String by, String resolution) implements What {}

    /** The ticket, resolved or closed before, is worked on again. */
    public record Reopened(Background ticket, String by, String reason) implements What {}

    /**
     * The ticket moved to a tier.
     *
     * @param kind as published; kinds not known here are told to the responders only
     * @param respondWithin how long this tier has to respond, per priority; empty once the
     *     path is exhausted
     */
    public record Moved(
            int sequence,
            String kind,
            int toTier,
            String tierName,
            Cause cause,
            List<String> responders,
            List<String> actionSteps,
            @Nullable String communication,
            Map<String, Duration> respondWithin)
            implements What {

        public Moved {
            responders = List.copyOf(responders);
            actionSteps = List.copyOf(actionSteps);
            respondWithin = Map.copyOf(respondWithin);
        }
    }

    /** Only endpoints hear of it. */
    public record Other() implements What {}

    /** Why a ticket moved; everything but the kind may be absent. */
    public record Cause(
            String kind,
            @Nullable String objective,
            @Nullable Instant dueAt,
            @Nullable String by,
            @Nullable String reason) {}
}
