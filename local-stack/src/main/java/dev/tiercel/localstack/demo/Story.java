package dev.tiercel.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Turns events into lines, one at a time, in the order they are told. Ignores types it does not know, as every reader has
 * to. Not thread-safe.
 */
final class Story {

    private final Names names = new Names();

    Optional<StoryLine> tell(StoryEvent event) {
        JsonNode body = event.body();
        JsonNode ticket = body.path("ticket");
        return switch (event.type()) {
            case "dev.tiercel.person.published.v1" -> {
                names.person(body);
                yield Optional.empty();
            }
            case "dev.tiercel.sla-policy.published.v1" -> {
                names.promise(body);
                yield Optional.empty();
            }
            case "dev.tiercel.ticket.created.v1" -> line(event, Tone.PLAIN, opened(event, ticket));
            case "dev.tiercel.ticket.acknowledged.v1" -> line(event, Tone.GOOD, "acknowledged by " + by(body));
            case "dev.tiercel.ticket.waiting.v1" ->
                line(
                        event,
                        Tone.PAUSE,
                        "waits for the " + Words.text(body.path("reason")) + ", says " + by(body) + ": clocks pause");
            case "dev.tiercel.ticket.resumed.v1" -> line(event, Tone.PAUSE, resumed(body, ticket));
            case "dev.tiercel.ticket.resolved.v1" -> line(event, Tone.GOOD, resolved(event, body, ticket));
            case "dev.tiercel.sla-breach.announced.v1" -> line(event, Tone.BAD, breached(body));
            case "dev.tiercel.sla-breach.retracted.v1" ->
                line(
                        event,
                        Tone.GOOD,
                        "breach of " + objective(body) + " taken back: a late event changed what is owed");
            case "dev.tiercel.sla-breach.reinstated.v1" ->
                line(event, Tone.BAD, "breach of " + objective(body) + " stands again");
            case "dev.tiercel.sla-breach.confirmed.v1" ->
                line(event, Tone.QUIET, "breach of " + objective(body) + " stands: a late event changed nothing");
            case "dev.tiercel.escalation.moved.v1" -> line(event, Tone.MOVE, moved(event, body));
            case "dev.tiercel.escalation.not-moved.v1" ->
                line(
                        event,
                        Tone.QUIET,
                        "stays at tier " + body.path("currentTier").asInt() + " although " + objective(body)
                                + " was missed: " + Words.text(body.path("reason")));
            case "dev.tiercel.delivery.succeeded.v1" ->
                line(
                        event,
                        Tone.QUIET,
                        Words.text(body.path("channel")) + " sent to " + recipient(body) + ": " + about(body));
            case "dev.tiercel.delivery.failed.v1" ->
                line(
                        event,
                        Tone.BAD,
                        Words.text(body.path("channel")) + " to " + recipient(body)
                                + " given up after " + body.path("attempts").asInt() + " attempts ("
                                + Words.text(body.path("reason")) + "): " + about(body));
            default -> LifeCycle.line(event.type(), body, this::by).flatMap(text -> line(event, Tone.PLAIN, text));
        };
    }

    private String opened(StoryEvent event, JsonNode ticket) {
        names.happening(event.id(), "opened");
        JsonNode customer = ticket.path("customer");
        String plan = customer.has("plan") ? " (" + Words.text(customer.path("plan")) + ")" : "";
        return "OPENED by " + Words.text(customer.path("name")) + plan + ", " + Words.text(ticket.path("priority"))
                + ": " + Words.quoted(ticket.path("subject")) + names.promiseOf(ticket);
    }

    private String resumed(JsonNode body, JsonNode ticket) {
        // The history is in order: the wait that has ended now is the last one.
        Instant since = null;
        for (JsonNode entry : ticket.path("history")) {
            if (entry.path("type").asText().equals("waiting")) {
                since = Instant.parse(entry.path("occurredAt").asText());
            }
        }
        String waited = since == null ? "" : " after " + between(since, body.path("occurredAt")) + " of waiting";
        return "resumed by " + by(body) + waited + ": clocks run on";
    }

    private String resolved(StoryEvent event, JsonNode body, JsonNode ticket) {
        names.happening(event.id(), "resolved");
        Instant opened = Instant.parse(ticket.path("openedAt").asText());
        return "RESOLVED by " + by(body) + ", " + between(opened, body.path("occurredAt")) + " after opening: "
                + Words.quoted(body.path("resolution"));
    }

    private static String breached(JsonNode body) {
        Instant due = Instant.parse(body.path("dueAt").asText());
        return "BREACHED " + objective(body) + ": was due "
                + Words.readable(Duration.parse(body.path("target").asText())) + " after "
                + (body.has("tier") ? "the move to tier " + body.path("tier").asInt() : "opening") + ", announced "
                + between(due, body.path("detectedAt")) + " late";
    }

    private String moved(StoryEvent event, JsonNode body) {
        String tier = "tier " + body.path("toTier").asInt() + ", " + Words.text(body.path("tierName"));
        String told = names.people(body.path("responders"));
        JsonNode cause = body.path("cause");
        String kind = body.path("kind").asText();
        names.happening(event.id(), kind.equals("assigned") ? "assigned to " + tier : kind + ", now " + tier);
        return switch (kind) {
            case "assigned" -> "assigned to " + tier + ": " + told;
            case "timed-out" -> "ESCALATED to " + tier + " (" + objective(cause) + " missed): " + told;
            case "manual" -> "HANDED UP to " + tier + asked(cause) + ": " + told;
            case "handed-back" -> "HANDED BACK to " + tier + handedBack(cause) + ": " + told;
            case "functional" -> "MOVED OVER to " + tier + asked(cause) + ": " + told;
            case "repeated" -> "REPEATED from " + tier + " (" + objective(cause) + " missed): " + told;
            case "exhausted" ->
                "EXHAUSTED: " + objective(cause) + " missed at the last tier (" + tier + "), nobody above: " + told;
            default -> Words.text(body.path("kind")) + " to " + tier + ": " + told;
        };
    }

    private String handedBack(JsonNode cause) {
        return cause.path("kind").asText().equals("request") ? asked(cause) : " (the breach was taken back)";
    }

    private String asked(JsonNode cause) {
        return " by " + names.person(Words.text(cause.path("by"))) + " (" + Words.quoted(cause.path("reason")) + ")";
    }

    private Optional<StoryLine> line(StoryEvent event, Tone tone, String text) {
        return Optional.of(new StoryLine(event.time(), names.ticket(event.subject()), tone, text));
    }

    private String by(JsonNode body) {
        return names.person(Words.text(body.path("by")));
    }

    private String about(JsonNode delivery) {
        return names.about(delivery.path("eventId").asText(), Words.text(delivery.path("eventType")));
    }

    private String recipient(JsonNode delivery) {
        JsonNode recipient = delivery.path("recipient");
        return switch (recipient.path("kind").asText()) {
            case "customer" -> "the customer";
            case "person" -> names.person(Words.text(recipient.path("id")));
            default -> Words.text(recipient.path("id"));
        };
    }

    private static String objective(JsonNode node) {
        return Words.text(node.path("objective"));
    }

    private static String between(Instant from, JsonNode to) {
        return Words.readable(Duration.between(from, Instant.parse(to.asText())));
    }
}
