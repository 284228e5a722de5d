package dev.tiercel.systemtests;

import java.util.Comparator;
import java.util.List;

/**
 * What a subscriber knows about a ticket in the end, without ids and instants.
 *
 * @param breaches objective and instance of each announced breach, sorted
 * @param moves sequence, kind, tiers and the objective that caused it, by sequence
 * @param status of the newest snapshot
 */
record Facts(List<String> breaches, List<String> moves, String status) {

    static Facts of(List<Event> ticketEvents) {
        List<String> breaches = ticketEvents.stream()
                .filter(event -> event.type().startsWith("sla-breach."))
                .map(event -> (event.type().equals("sla-breach.announced") ? "" : event.type() + " ")
                        + event.text("objective") + "/" + event.number("instance"))
                .sorted()
                .toList();
        List<String> moves = ticketEvents.stream()
                .filter(event -> event.type().equals("escalation.moved"))
                .sorted(Comparator.comparingInt(event -> event.number("sequence")))
                .map(Facts::move)
                .toList();
        String status = ticketEvents.stream()
                .filter(event -> event.body().has("ticket"))
                .map(event -> event.body().path("ticket"))
                .max(Comparator.comparingInt(ticket -> ticket.path("version").asInt()))
                .map(ticket -> ticket.path("status").asText())
                .orElse("never opened");
        return new Facts(breaches, moves, status);
    }

    private static String move(Event event) {
        String from = event.body().has("fromTier") ? event.number("fromTier") + ">" : "";
        String cause = event.body().path("cause").path("objective").asText("");
        return (event.number("sequence") + " " + event.text("kind") + " " + from + event.number("toTier") + " " + cause)
                .strip();
    }
}
