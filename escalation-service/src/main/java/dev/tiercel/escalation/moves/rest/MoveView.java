package dev.tiercel.escalation.moves.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tiercel.escalation.rulebook.PolicyRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A move as {@code dev.tiercel.escalation.moved.v1} tells it, without the stays. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record MoveView(
        String ticketId,
        int sequence,
        String kind,
        @Nullable Integer fromTier,
        int toTier,
        String tierName,
        @Nullable Integer repeat,
        Instant movedAt,
        CauseView cause,
        String team,
        List<String> responders,
        List<String> actionSteps,
        @Nullable String communication,
        PolicyRef policy,
        int ticketVersion) {

    /** @param kind {@code created}, {@code breach}, {@code retraction} or {@code request} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record CauseView(
            String kind,
            @Nullable String eventId,
            @Nullable String breachId,
            @Nullable String objective,
            @Nullable Instant dueAt,
            @Nullable Instant detectedAt,
            @Nullable String by,
            @Nullable String reason) {}
}
