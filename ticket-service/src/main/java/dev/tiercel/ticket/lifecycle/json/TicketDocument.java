package dev.tiercel.ticket.lifecycle.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tiercel.ticket.assessment.PolicyRef;
import dev.tiercel.ticket.lifecycle.Acknowledgement;
import dev.tiercel.ticket.lifecycle.AtOpening;
import dev.tiercel.ticket.lifecycle.Customer;
import dev.tiercel.ticket.lifecycle.Issue;
import dev.tiercel.ticket.lifecycle.Priority;
import dev.tiercel.ticket.lifecycle.Resolution;
import dev.tiercel.ticket.lifecycle.Ticket;
import dev.tiercel.ticket.lifecycle.TicketId;
import dev.tiercel.ticket.lifecycle.TicketState;
import dev.tiercel.ticket.lifecycle.WaitReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ticket snapshot of the contract. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TicketDocument(
        String id,
        String tenant,
        long version,
        String status,
        String subject,
        @Nullable String description,
        CustomerDocument customer,
        Priority priority,
        Instant openedAt,
        Instant updatedAt,
        @Nullable Acknowledgement acknowledgement,
        @JsonProperty("wait") @Nullable WaitDocument waits,
        @Nullable Resolution resolution,
        AtOpeningDocument atOpening,
        List<HistoryDocument> history) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CustomerDocument(
            String name, @Nullable String email, @Nullable String plan) {}

    record WaitDocument(String reason, Instant since) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AtOpeningDocument(
            Priority priority, @Nullable String plan, PolicyRef slaPolicy, PolicyRef escalationPolicy) {}

    public static TicketDocument of(Ticket ticket) {
        Customer customer = ticket.issue().customer();
        AtOpening atOpening = ticket.atOpening();
        return new TicketDocument(
                ticket.id().value(),
                ticket.tenant(),
                ticket.version(),
                ticket.state().word(),
                ticket.issue().subject(),
                ticket.issue().description(),
                new CustomerDocument(customer.name(), customer.email(), customer.plan()),
                ticket.priority(),
                ticket.openedAt(),
                ticket.updatedAt(),
                ticket.acknowledgement(),
                ticket.state() instanceof TicketState.Waiting waiting
                        ? new WaitDocument(waiting.reason().word(), waiting.since())
                        : null,
                ticket.state() instanceof TicketState.Resolved resolved ? resolved.resolution() : null,
                new AtOpeningDocument(
                        atOpening.priority(), atOpening.plan(), atOpening.slaPolicy(), atOpening.escalationPolicy()),
                ticket.history().stream().map(HistoryDocument::of).toList());
    }

    /** The ticket this document was made of. */
    public Ticket toTicket() {
        return new Ticket(
                new TicketId(id),
                tenant,
                version,
                new Issue(subject, description, new Customer(customer.name(), customer.email(), customer.plan())),
                priority,
                openedAt,
                updatedAt,
                acknowledgement,
                state(),
                new AtOpening(
                        atOpening.priority(), atOpening.plan(), atOpening.slaPolicy(), atOpening.escalationPolicy()),
                history.stream().map(HistoryDocument::toEntry).toList());
    }

    private TicketState state() {
        if (resolution != null) {
            return new TicketState.Resolved(resolution);
        }
        return waits == null
                ? new TicketState.Open()
                : new TicketState.Waiting(WaitReason.of(waits.reason()), waits.since());
    }
}
