package dev.tiercel.ticket.search.rest;

import dev.tiercel.ticket.search.Order;
import dev.tiercel.ticket.search.Sought;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What the list of tickets can be asked for. */
public class SearchParams {
    static final List<String> STATUSES = List.of("open", "waiting", "resolved", "closed", "cancelled", "merged");
    static final List<String> PRIORITIES = List.of("P1", "P2", "P3", "P4");

    @QueryParam("status")
    @Parameter(
            description = "Only tickets of this status; may be repeated, then any of them.",
            schema = @Schema(enumeration = {"open", "waiting", "resolved", "closed", "cancelled", "merged"}))
    @Nullable
    List<String> status;

    @QueryParam("priority")
    @Parameter(
            description = "Only tickets of this priority; may be repeated, then any of them.",
            schema = @Schema(enumeration = {"P1", "P2", "P3", "P4"}))
    @Nullable
    List<String> priority;

    @QueryParam("tier")
    @Parameter(description = "Only tickets at this tier.", schema = @Schema(minimum = "1", maximum = "999"))
    @Nullable
    String tier;

    @QueryParam("team")
    @Parameter(description = "Only tickets assigned to this team or at a tier of it; a team id.")
    @Nullable
    String team;

    @QueryParam("responder")
    @Parameter(description = "Only tickets this person was told of when they came to their tier; a person id.")
    @Nullable
    String responder;

    @QueryParam("assignee")
    @Parameter(description = "Only tickets assigned to this person; a person id.")
    @Nullable
    String assignee;

    @QueryParam("plan")
    @Parameter(description = "Only tickets of customers with this plan.")
    @Nullable
    String plan;

    @QueryParam("category")
    @Parameter(description = "Only tickets of this category.")
    @Nullable
    String category;

    @QueryParam("customerEmail")
    @Parameter(description = "Only tickets of the customer with this address, in whatever case.")
    @Nullable
    String customerEmail;

    @QueryParam("source")
    @Parameter(description = "Only tickets that come from this system.")
    @Nullable
    String source;

    @QueryParam("reference")
    @Parameter(description = "Only tickets with this id in the system they come from.")
    @Nullable
    String reference;

    @QueryParam("openedFrom")
    @Parameter(description = "Only tickets opened at or after this instant: ISO 8601 with offset or Z.")
    @Nullable
    String openedFrom;

    @QueryParam("openedTo")
    @Parameter(description = "Only tickets opened before this instant: ISO 8601 with offset or Z.")
    @Nullable
    String openedTo;

    @QueryParam("q")
    @Parameter(
            description =
                    "Only tickets in which all of these words occur: in subject, description, customer, category,"
                            + " reference, attributes, or what was said since. A word that ends with `*` stands for any ending.",
            schema = @Schema(maxLength = 200))
    @Nullable
    String q;

    @QueryParam("sort")
    @Parameter(
            description = "What the list is ordered by; with a minus the newest first.",
            schema =
                    @Schema(
                            enumeration = {"openedAt", "-openedAt", "updatedAt", "-updatedAt"},
                            defaultValue = "-openedAt"))
    @Nullable
    String sort;

    Order order() {
        return sort == null ? Order.OPENED_LAST : Queries.order(sort);
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the parameter
     */
    Sought sought() {
        return new Sought(
                Queries.oneOf("status", status, STATUSES),
                Queries.oneOf("priority", priority, PRIORITIES),
                Queries.tier(tier),
                Queries.text("team", team),
                Queries.text("responder", responder),
                Queries.text("assignee", assignee),
                Queries.text("plan", plan),
                Queries.text("category", category),
                Queries.text("customerEmail", customerEmail),
                Queries.text("source", source),
                Queries.text("reference", reference),
                Queries.instant("openedFrom", openedFrom),
                Queries.instant("openedTo", openedTo),
                Queries.words("q", q));
    }
}
