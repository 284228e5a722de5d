package dev.tiercel.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;

/** The happenings of a ticket that no clock of the demo turns on, in a few words each. */
final class LifeCycle {

    private LifeCycle() {}

    /** Empty for a type that is not known here. */
    static Optional<String> line(String type, JsonNode body, Function<JsonNode, String> by) {
        return Optional.ofNullable(
                switch (type) {
                    case "dev.tiercel.ticket.replied.v1" ->
                        "answered by " + by.apply(body) + ": " + Words.quoted(body.path("text"));
                    case "dev.tiercel.ticket.customer-replied.v1" ->
                        "the customer wrote: " + Words.quoted(body.path("text"));
                    case "dev.tiercel.ticket.reassessed.v1" ->
                        "reassessed by " + by.apply(body) + ": now "
                                + Words.text(body.path("ticket").path("priority"));
                    case "dev.tiercel.ticket.assigned.v1" -> "taken by " + assigned(body) + ", says " + by.apply(body);
                    case "dev.tiercel.ticket.milestone-reached.v1" ->
                        "reached " + Words.text(body.path("name")) + ", says " + by.apply(body);
                    case "dev.tiercel.ticket.noted.v1" ->
                        "noted by " + by.apply(body) + ": " + Words.quoted(body.path("text"));
                    case "dev.tiercel.ticket.reopened.v1" ->
                        "REOPENED by " + by.apply(body) + ": " + Words.quoted(body.path("reason"));
                    case "dev.tiercel.ticket.closed.v1" -> "closed by " + by.apply(body);
                    case "dev.tiercel.ticket.cancelled.v1" ->
                        "cancelled by " + by.apply(body) + ": " + Words.quoted(body.path("reason"));
                    case "dev.tiercel.ticket.merged.v1" ->
                        "merged into " + Words.text(body.path("into")) + " by " + by.apply(body);
                    case "dev.tiercel.ticket.policies-changed.v1" ->
                        "moved to other policy versions by " + by.apply(body);
                    default -> null;
                });
    }

    private static String assigned(JsonNode body) {
        String assignee = Words.text(body.path("assignee"));
        String team = Words.text(body.path("team"));
        if (assignee.isEmpty() && team.isEmpty()) {
            return "nobody";
        }
        return assignee.isEmpty() || team.isEmpty() ? assignee + team : assignee + " of " + team;
    }
}
