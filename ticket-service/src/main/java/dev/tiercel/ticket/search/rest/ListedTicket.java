package dev.tiercel.ticket.search.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tiercel.ticket.search.FoundTicket;
import dev.tiercel.ticket.tiers.TierStay;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of the list; the fields are named as those of the ticket itself. */
@Schema(name = "ListedTicket", description = "What a list shows of a ticket; `GET /tickets/{id}` shows the rest.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListedTicket(
        @Schema(required = true) String id,
        @Schema(required = true) long version,

        @Schema(
                required = true,
                enumeration = {"open", "waiting", "resolved", "closed", "cancelled", "merged"})
        String status,

        @Schema(required = true) String subject,

        @Schema(
                required = true,
                enumeration = {"P1", "P2", "P3", "P4"})
        String priority,

        @Schema(required = true) ListedCustomer customer,
        @Nullable String category,
        @Nullable ListedAssignment assignment,
        @Schema(required = true) Instant openedAt,
        @Schema(required = true) Instant updatedAt,
        @Nullable ListedTier tier) {

    @Schema(name = "ListedCustomer", description = "Whose issue it is.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ListedCustomer(
            @Schema(required = true) String name, @Nullable String plan) {}

    @Schema(name = "ListedAssignment", description = "Who works on it; absent: nobody.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ListedAssignment(
            @Nullable String assignee, @Nullable String team) {}

    @Schema(name = "ListedTier", description = "The newest stay known here; it may lag.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ListedTier(
            @Schema(required = true) int tier,
            @Schema(required = true) String name,
            @Schema(required = true) int sequence,
            @Schema(required = true) String kind,
            @Schema(required = true) Instant movedAt,
            @Nullable String team,
            @Schema(required = true) List<String> responders) {

        static ListedTier of(TierStay stay) {
            return new ListedTier(
                    stay.tier(),
                    stay.tierName(),
                    stay.sequence(),
                    stay.kind(),
                    stay.movedAt(),
                    stay.team(),
                    stay.responders());
        }
    }

    static ListedTicket of(FoundTicket found) {
        return new ListedTicket(
                found.id(),
                found.version(),
                found.status(),
                found.subject(),
                found.priority(),
                new ListedCustomer(found.customerName(), found.plan()),
                found.category(),
                found.assignee() == null && found.team() == null
                        ? null
                        : new ListedAssignment(found.assignee(), found.team()),
                found.openedAt(),
                found.updatedAt(),
                found.stay() == null ? null : ListedTier.of(found.stay()));
    }
}
