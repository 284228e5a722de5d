package dev.tiercel.ticket.lifecycle.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tiercel.ticket.lifecycle.Acknowledgement;
import dev.tiercel.ticket.lifecycle.Assignment;
import dev.tiercel.ticket.lifecycle.AtOpening;
import dev.tiercel.ticket.lifecycle.Cancellation;
import dev.tiercel.ticket.lifecycle.Channel;
import dev.tiercel.ticket.lifecycle.Classification;
import dev.tiercel.ticket.lifecycle.Closure;
import dev.tiercel.ticket.lifecycle.Issue;
import dev.tiercel.ticket.lifecycle.Milestone;
import dev.tiercel.ticket.lifecycle.NewTicket;
import dev.tiercel.ticket.lifecycle.Policies;
import dev.tiercel.ticket.lifecycle.Priority;
import dev.tiercel.ticket.lifecycle.Resolution;
import dev.tiercel.ticket.lifecycle.Source;
import dev.tiercel.ticket.lifecycle.Ticket;
import dev.tiercel.ticket.lifecycle.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ticket snapshot of the contract.
 *
 * @param policies absent while they are as at opening
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TicketDocument(
        String id,
        String tenant,
        long version,
        String status,
        String subject,
        @Nullable String description,
        CustomerDocument customer,
        @Nullable String category,
        Priority priority,
        @Nullable String impact,
        @Nullable String urgency,
        @Nullable String channel,
        @Nullable Source source,
        @Nullable Map<String, String> attributes,
        Instant openedAt,
        Instant updatedAt,
        @Nullable Acknowledgement acknowledgement,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Assignment assignment,
        @JsonProperty("wait") StateDocuments.@Nullable WaitDocument waits,
        @Nullable Resolution resolution,
        @Nullable Closure closure,
        @Nullable Cancellation cancellation,
        StateDocuments.@Nullable MergeDocument merge,
        @Nullable List<Milestone> milestones,
        @Nullable List<StateDocuments.LinkDocument> links,
        @Nullable Policies policies,
        AtOpeningDocument atOpening,
        List<HistoryDocument> history) {

    public static TicketDocument of(Ticket ticket) {
        Issue issue = ticket.issue();
        Classification classification = ticket.classification();
        StateDocuments state = StateDocuments.of(ticket.state());
        return new TicketDocument(
                ticket.id().value(),
                ticket.tenant(),
                ticket.version(),
                ticket.state().word(),
                issue.subject(),
                issue.description(),
                CustomerDocument.of(issue.customer()),
                classification.category(),
                classification.priority(),
                AtOpeningDocument.word(classification.impact()),
                AtOpeningDocument.word(classification.urgency()),
                issue.channel() == null ? null : issue.channel().word(),
                issue.source(),
                issue.attributes().isEmpty() ? null : issue.attributes(),
                ticket.openedAt(),
                ticket.updatedAt(),
                ticket.acknowledgement(),
                ticket.assignment(),
                state.waits(),
                state.resolution(),
                state.closure(),
                state.cancellation(),
                state.merge(),
                orNull(ticket.milestones()),
                orNull(ticket.links().stream()
                        .map(StateDocuments.LinkDocument::of)
                        .toList()),
                ticket.policies().equals(ticket.atOpening().policies()) ? null : ticket.policies(),
                AtOpeningDocument.of(issue, ticket.atOpening()),
                ticket.history().stream().map(HistoryDocument::of).toList());
    }

    /** The ticket this document was made of. */
    public Ticket toTicket() {
        AtOpening opened = atOpening.toAtOpening();
        Issue issue = new Issue(
                subject,
                description,
                customer.toCustomer(),
                channel == null ? null : Channel.of(channel),
                source,
                attributes == null ? Map.of() : attributes);
        return new Ticket(
                new NewTicket(new TicketId(id), tenant, issue, opened),
                openedAt,
                version,
                updatedAt,
                new Classification(
                        priority, AtOpeningDocument.level(impact), AtOpeningDocument.level(urgency), category),
                policies == null ? opened.policies() : policies,
                acknowledgement,
                assignment,
                new StateDocuments(waits, resolution, closure, cancellation, merge).toState(status),
                milestones == null ? List.of() : milestones,
                links == null
                        ? List.of()
                        : links.stream()
                                .map(StateDocuments.LinkDocument::toLink)
                                .toList(),
                history.stream().map(HistoryDocument::toEntry).toList());
    }

    private static <T> @Nullable List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }
}
