package dev.tiercel.escalation.moves.kafka;

import dev.tiercel.escalation.rulebook.PolicyRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The part of each consumed body that this service reads. */
final class EventBodies {

    private EventBodies() {}

    record TicketEventBody(@Nullable TicketBody ticket) {}

    record TicketBody(
            String id,
            String tenant,
            @Nullable Integer version,
            String status,
            Instant openedAt,
            @Nullable AcknowledgementBody acknowledgement,
            @Nullable PoliciesBody policies,
            PoliciesBody atOpening) {}

    record AcknowledgementBody(int sequence) {}

    record PoliciesBody(PolicyRef escalationPolicy) {}

    record BreachBody(
            String breachId,
            String ticketId,
            String objective,
            @Nullable Integer sequence,
            Instant dueAt,
            Instant detectedAt) {}
}
