package dev.tiercel.escalation.moves.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.escalation.moves.Standing;
import dev.tiercel.escalation.moves.TicketEscalation.Seen;
import dev.tiercel.escalation.moves.store.EscalationQueries.Answer;
import dev.tiercel.escalation.moves.store.EscalationQueries.Corrected;
import dev.tiercel.escalation.moves.store.EscalationQueries.History;
import dev.tiercel.escalation.rulebook.PolicyRef;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a ticket is and how it came there. */
@Schema(name = "Escalation", description = "Where a ticket is and how it came there; lists begin with the oldest.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EscalationView(
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

        @NotNull @Schema(description = "Ids of the people who were told of the current stay.")
        List<String> responders,

        @Schema(description = "Number of the current stay, and the ETag of the escalation.", required = true)
        int sequence,

        @NotNull @Schema(description = "Kind of the move that began the current stay; further kinds may come.")
        String kind,

        @NotNull @Schema(description = "When the current stay began.")
        Instant since,

        @Schema(description = "Whether somebody has acknowledged the ticket in this stay.", required = true)
        boolean acknowledged,

        @NotNull @Schema(description = "The version of the escalation policy that tier and limits are from.")
        PolicyRef policy,

        @NotNull
        @Schema(
                description =
                        "The version that decides the next move: another one if the ticket was moved to it meanwhile.")
        PolicyRef nextMoveBy,

        @Schema(description = "Newest version of the ticket that was seen.", required = true)
        int ticketVersion,

        @NotNull List<MoveView> moves,

        @NotNull @Schema(description = "One for each breach that was announced.")
        List<AnswerView> answers,

        @NotNull @Schema(description = "Breaches that were taken back, and what that led to.")
        List<CorrectionView> corrections) {

    static EscalationView of(History history, ObjectMapper json) {
        Seen seen = history.state();
        List<MoveView> moves =
                history.moves().stream().map(move -> MoveView.read(json, move)).toList();
        MoveView last = moves.get(moves.size() - 1);
        return new EscalationView(
                last.ticketId(),
                Standing.of(seen).toString(),
                last.toTier(),
                last.tierName(),
                last.team(),
                last.responders(),
                last.sequence(),
                last.kind(),
                last.movedAt(),
                seen.ticket().acknowledges(seen.path().current()),
                last.policy(),
                seen.path().policy().ref(),
                seen.ticket().version(),
                moves,
                history.answers().stream().map(AnswerView::of).toList(),
                history.corrections().stream().map(CorrectionView::of).toList());
    }

    /** What became of a breach. */
    @Schema(name = "BreachAnswered", description = "What became of a breach.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AnswerView(
            @NotNull String eventId,
            @NotNull String breachId,
            @NotNull String objective,
            @NotNull Instant dueAt,

            @NotNull @Schema(enumeration = {"moved", "not-moved"})
            String outcome,

            @Schema(description = "The move it caused.") @Nullable
            Integer sequence,

            @Schema(
                    description = "Why it caused none.",
                    enumeration = {"stale", "acknowledged", "absorbed", "exhausted", "finished"})
            @Nullable
            String reason,

            @NotNull Instant answeredAt) {

        static AnswerView of(Answer answer) {
            return new AnswerView(
                    answer.eventId(),
                    answer.breachId(),
                    answer.objective(),
                    answer.dueAt(),
                    answer.sequence() == null ? "not-moved" : "moved",
                    answer.sequence(),
                    answer.reason(),
                    answer.answeredAt());
        }
    }

    /** A breach that was taken back, or taken back wrongly. */
    @Schema(name = "BreachCorrected", description = "A breach that was taken back, or stands again.")
    public record CorrectionView(
            @NotNull String eventId,
            @NotNull String breachId,

            @NotNull @Schema(enumeration = {"handed-back", "recorded", "awaits-announcement", "reinstated"})
            String outcome,

            @NotNull Instant detectedAt) {

        static CorrectionView of(Corrected corrected) {
            return new CorrectionView(
                    corrected.eventId(), corrected.breachId(), corrected.note(), corrected.detectedAt());
        }
    }
}
