package dev.tiercel.ticket.assessment.moves.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tiercel.ticket.assessment.PolicyRef;
import dev.tiercel.ticket.assessment.moves.Affected;
import dev.tiercel.ticket.assessment.moves.MoveOrder;
import dev.tiercel.ticket.assessment.moves.store.PolicyMoves;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an order would do. */
@Schema(name = "PolicyMovePreview", description = "What a move would do if it were ordered now.")
record PreviewAnswer(
        @Schema(required = true, description = "Always true.")
        boolean dryRun,

        @Schema(required = true, description = "Tickets it is about.")
        long count,

        @Schema(required = true, description = "The first 50 of them, the oldest first.")
        List<Ticket> tickets) {

    @Schema(name = "PolicyMoveTicket", description = "A ticket that would be moved.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ticket(
            @Schema(required = true) String id,
            @Schema(required = true) String subject,
            @Schema(required = true) String status,
            @Schema(required = true) String priority,
            @Nullable String plan,
            @Schema(required = true) Under from,
            @Schema(required = true) Under to) {

        static Ticket of(Affected ticket, MoveOrder order) {
            return new Ticket(
                    ticket.id(),
                    ticket.subject(),
                    ticket.status(),
                    ticket.priority(),
                    ticket.plan(),
                    new Under(ticket.slaPolicy(), ticket.escalationPolicy()),
                    new Under(
                            Objects.requireNonNullElse(order.newSlaPolicy(), ticket.slaPolicy()),
                            Objects.requireNonNullElse(order.newEscalationPolicy(), ticket.escalationPolicy())));
        }
    }

    @Schema(name = "PoliciesOfTicket", description = "The policy versions a ticket is under.")
    record Under(
            @Schema(required = true) PolicyRef slaPolicy,
            @Schema(required = true) PolicyRef escalationPolicy) {}

    static PreviewAnswer of(PolicyMoves.Preview preview, MoveOrder order) {
        return new PreviewAnswer(
                true,
                preview.matched(),
                preview.tickets().stream()
                        .map(ticket -> Ticket.of(ticket, order))
                        .toList());
    }
}
