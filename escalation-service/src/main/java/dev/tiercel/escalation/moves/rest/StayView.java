package dev.tiercel.escalation.moves.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tiercel.escalation.rulebook.PolicyRef;
import java.time.Instant;
import java.util.List;

/**
 * Where a ticket is.
 *
 * @param state {@code at-tier}, {@code exhausted} or {@code finished}
 * @param kind of the move that brought it there
 * @param responders who was told of it then
 * @param policy the version tier and limits are from
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StayView(
        String ticketId,
        String state,
        int tier,
        String tierName,
        String team,
        List<String> responders,
        int sequence,
        String kind,
        Instant since,
        boolean acknowledged,
        PolicyRef policy) {

    static StayView of(String state, boolean acknowledged, MoveView move) {
        return new StayView(
                move.ticketId(),
                state,
                move.toTier(),
                move.tierName(),
                move.team(),
                move.responders(),
                move.sequence(),
                move.kind(),
                move.movedAt(),
                acknowledged,
                move.policy());
    }
}
