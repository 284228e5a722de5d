package dev.tiercel.escalation.moves.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tiercel.escalation.moves.store.EscalationQueries.Answer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a ticket is and how it came there.
 *
 * @param state {@code at-tier}, {@code exhausted} or {@code finished}
 * @param responders who was told of the current stay
 * @param moves the bodies of {@code dev.tiercel.escalation.moved.v1}, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EscalationView(
        String ticketId,
        String state,
        int tier,
        String tierName,
        int sequence,
        Instant since,
        boolean acknowledged,
        JsonNode responders,
        String policy,
        int ticketVersion,
        List<JsonNode> moves,
        List<AnswerView> answers) {

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
}
