package dev.tiercel.escalation.moves.rest;

import dev.tiercel.escalation.moves.store.Found;
import dev.tiercel.escalation.rulebook.PolicyRef;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a ticket is. */
@Schema(description = "Where a ticket is.")
public record CurrentStay(
        @NotNull String ticketId,

        @NotNull
        @Schema(
                description =
                        "`exhausted`: the last tier has missed its limit too. `finished`: the ticket is resolved, closed,"
                                + " cancelled or merged; reopened it is where it was.",
                enumeration = {"at-tier", "exhausted", "finished"})
        String state,

        @Schema(required = true) int tier,
        @NotNull String tierName,
        @NotNull String team,

        @NotNull @Schema(description = "Ids of the people who were told of it.")
        List<String> responders,

        @Schema(description = "Number of the move that began it, and the ETag of the escalation.", required = true)
        int sequence,

        @NotNull @Schema(description = "Kind of the move that began it; further kinds may come.")
        String kind,

        @NotNull @Schema(description = "When it began.") Instant since,

        @Schema(description = "Whether somebody has acknowledged the ticket in this stay.", required = true)
        boolean acknowledged,

        @NotNull @Schema(description = "The version of the escalation policy that tier and limits are from.")
        PolicyRef policy) {

    static CurrentStay of(Found found, MoveView move) {
        return new CurrentStay(
                move.ticketId(),
                found.state(),
                move.toTier(),
                move.tierName(),
                move.team(),
                move.responders(),
                move.sequence(),
                move.kind(),
                move.movedAt(),
                found.acknowledged(),
                move.policy());
    }
}
