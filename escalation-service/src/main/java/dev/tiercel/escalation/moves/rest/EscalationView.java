package dev.tiercel.escalation.moves.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tiercel.escalation.moves.store.EscalationQueries.Answer;
import dev.tiercel.escalation.moves.store.EscalationQueries.Corrected;
import dev.tiercel.escalation.rulebook.PolicyRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a ticket is and how it came there.
 *
 * @param nextMoveBy the policy version that decides the next move
 * @param moves oldest first
 * @param answers to breaches, oldest first
 * @param corrections of breaches, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EscalationView(
        @JsonUnwrapped StayView stay,
        PolicyRef nextMoveBy,
        int ticketVersion,
        List<MoveView> moves,
        List<AnswerView> answers,
        List<CorrectionView> corrections) {

    /** @param outcome {@code moved} or {@code not-moved} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AnswerView(
            String eventId,
            String breachId,
            String objective,
            Instant dueAt,
            String outcome,
            @Nullable Integer sequence,
            @Nullable String reason,
            Instant answeredAt) {

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

    /**
     * A breach that was taken back, or taken back wrongly.
     *
     * @param outcome {@code handed-back}, {@code recorded}, {@code awaits-announcement} or {@code reinstated}
     */
    public record CorrectionView(String eventId, String breachId, String outcome, Instant detectedAt) {

        static CorrectionView of(Corrected corrected) {
            return new CorrectionView(
                    corrected.eventId(), corrected.breachId(), corrected.note(), corrected.detectedAt());
        }
    }
}
