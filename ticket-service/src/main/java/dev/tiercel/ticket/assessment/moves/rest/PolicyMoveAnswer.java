package dev.tiercel.ticket.assessment.moves.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tiercel.ticket.assessment.moves.MoveOrder;
import dev.tiercel.ticket.assessment.moves.PolicyMove;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An order and how far it has come. */
@Schema(
        name = "PolicyMove",
        description =
                "A move of tickets to other policy versions. What is not `changed`, `unchanged` or `refused` by the end"
                        + " was no longer what the move is about when its turn came.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PolicyMoveAnswer(
        @Schema(required = true, description = "Id of the move.")
        String id,

        @Schema(required = true, description = "Counts what became of it.")
        long version,

        @Schema(
                required = true,
                enumeration = {"running", "finished"})
        String state,

        @Schema(required = true, description = "Who wanted it.")
        String by,

        StartPolicyMove.@Nullable Change slaPolicy,
        StartPolicyMove.@Nullable Change escalationPolicy,
        StartPolicyMove.@Nullable Filter filter,
        @Schema(required = true) Instant requestedAt,
        @Nullable Instant finishedAt,

        @Schema(required = true, description = "Tickets it was about when it was ordered.")
        long count,

        @Schema(required = true, description = "Tickets moved so far.")
        long changed,

        @Schema(required = true, description = "Tickets that had the policies already when their turn came.")
        long unchanged,

        @Schema(required = true, description = "Tickets that could not be moved.")
        long refused,

        @Schema(required = true, description = "The first 50 of those.")
        List<RefusedTicket> refusals) {

    @Schema(name = "RefusedPolicyMove", description = "A ticket that keeps its policies.")
    record RefusedTicket(
            @Schema(required = true) String ticketId,

            @Schema(required = true, description = "Why, in the words of problem types.", examples = "history-full")
            String reason) {}

    static PolicyMoveAnswer of(PolicyMove move) {
        MoveOrder order = move.order();
        return new PolicyMoveAnswer(
                move.id(),
                move.version(),
                move.finishedAt() == null ? "running" : "finished",
                order.by(),
                order.slaPolicy() == null ? null : StartPolicyMove.Change.of(order.slaPolicy()),
                order.escalationPolicy() == null ? null : StartPolicyMove.Change.of(order.escalationPolicy()),
                StartPolicyMove.Filter.of(order.filter()),
                move.requestedAt(),
                move.finishedAt(),
                move.matched(),
                move.changed(),
                move.unchanged(),
                move.refused(),
                move.refusals().stream()
                        .map(refused -> new RefusedTicket(refused.ticketId(), refused.reason()))
                        .toList());
    }
}
