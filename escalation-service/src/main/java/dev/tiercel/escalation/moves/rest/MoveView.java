package dev.tiercel.escalation.moves.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.escalation.rulebook.PolicyRef;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A move as {@code dev.tiercel.escalation.moved.v1} tells it, without the stays. */
@Schema(name = "Move", description = "One move of a ticket; it begins a stay.")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record MoveView(
        @NotNull String ticketId,

        @Schema(description = "1, 2, 3 ... per ticket without gaps.", required = true)
        int sequence,

        @NotNull
        @Schema(
                description = "How it moved; further kinds may come.",
                enumeration = {"assigned", "timed-out", "repeated", "manual", "functional", "handed-back", "exhausted"})
        String kind,

        @Schema(description = "Absent on the first move.") @Nullable
        Integer fromTier,

        @Schema(required = true) int toTier,
        @NotNull String tierName,

        @Schema(description = "Only on `repeated`: how often the path has started again.") @Nullable
        Integer repeat,

        @NotNull Instant movedAt,
        @NotNull CauseView cause,
        @NotNull String team,

        @NotNull @Schema(description = "Ids of the people who are told, in this order.")
        List<String> responders,

        @NotNull @Schema(description = "What the tier is asked to do.")
        List<String> actionSteps,

        @Schema(description = "Who is to hear what.") @Nullable
        String communication,

        @NotNull @Schema(description = "The version of the escalation policy that the tier is from.")
        PolicyRef policy,

        @Schema(description = "Version of the ticket the decision was made on.", required = true)
        int ticketVersion) {

    @Schema(name = "MoveCause", description = "What made the move necessary; fields that do not apply are absent.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record CauseView(
            @NotNull @Schema(enumeration = {"created", "breach", "retraction", "request"})
            String kind,

            @Nullable String eventId,
            @Nullable String breachId,
            @Nullable String objective,
            @Nullable Instant dueAt,
            @Nullable Instant detectedAt,
            @Nullable String by,
            @Nullable String reason) {}

    /** @param body of the event, with or without the stays */
    static MoveView read(ObjectMapper json, String body) {
        try {
            return json.readValue(body, MoveView.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored move: cannot be read", e);
        }
    }
}
