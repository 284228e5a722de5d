package dev.tiercel.systemtests;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.contracts.EventContracts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the contract promises about any ticket, whatever happened to it. */
final class Guarantees {

    private static final EventContracts CONTRACTS = EventContracts.packaged();

    private Guarantees() {}

    static void hold(List<Event> events) {
        nothingWasUnreadable(events);
        everyRecordKeepsTheContract(events);
        noEventIsThereTwice(events);
        everyBreachHasExactlyOneAnswer(events);
        noBreachIsEarly(events);
        Map<String, List<Event>> byTicket = events.stream()
                .filter(event -> event.body().has("ticket"))
                // The snapshots beside them repeat what they say.
                .filter(event -> !event.topic().equals("tickets"))
                .collect(groupingBy(Event::ticketId));
        byTicket.forEach((ticket, changes) -> assertThat(changes.stream()
                        .map(change ->
                                change.body().path("ticket").path("version").asInt()))
                .as("versions of %s", ticket)
                .containsExactlyInAnyOrderElementsOf(upTo(changes.size())));
        events.stream()
                .filter(event -> event.type().equals("escalation.moved"))
                .collect(groupingBy(Event::ticketId))
                .forEach((ticket, moves) -> assertThat(moves.stream().map(move -> move.number("sequence")))
                        .as("sequences of %s", ticket)
                        .containsExactlyElementsOf(upTo(moves.size())));
    }

    private static void nothingWasUnreadable(List<Event> events) {
        assertThat(events.stream().filter(event -> event.topic().endsWith("-dead-letters")))
                .isEmpty();
    }

    private static void everyRecordKeepsTheContract(List<Event> events) {
        for (Event event : events) {
            assertThat(CONTRACTS.validate(event.record()))
                    .as("%s %s", event.topic(), event.body())
                    .isEmpty();
            assertThat(CONTRACTS.unpublished())
                    .as("the contract says that nothing sends them yet")
                    .doesNotContain("dev.tiercel." + event.type() + ".v1");
        }
    }

    private static void noEventIsThereTwice(List<Event> events) {
        assertThat(events.stream().collect(groupingBy(Event::id, counting())).entrySet())
                .as("ce_ids seen more than once")
                .filteredOn(entry -> entry.getValue() > 1)
                .isEmpty();
    }

    private static void everyBreachHasExactlyOneAnswer(List<Event> events) {
        List<String> announced = events.stream()
                .filter(event -> event.type().equals("sla-breach.announced"))
                .map(Event::id)
                .toList();
        List<String> answered = events.stream()
                .filter(event -> event.topic().equals("escalated"))
                .map(event -> event.type().equals("escalation.not-moved")
                        ? event.text("eventId")
                        : event.body().path("cause").path("kind").asText().equals("breach")
                                ? event.body().path("cause").path("eventId").asText()
                                : "")
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(answered).as("answers to breaches").containsExactlyInAnyOrderElementsOf(announced);
    }

    private static void noBreachIsEarly(List<Event> events) {
        assertThat(events.stream().filter(event -> event.topic().equals("sla-breached")))
                .allSatisfy(
                        breach -> assertThat(breach.instant("detectedAt")).isAfterOrEqualTo(breach.instant("dueAt")));
    }

    /** A pause moves the due instant by exactly its length. */
    static void theWaitIsNotCounted(List<Event> ticketEvents, Duration target) {
        Event opened = one(ticketEvents, "ticket.created");
        Duration waited = Duration.between(
                one(ticketEvents, "ticket.waiting").instant("occurredAt"),
                one(ticketEvents, "ticket.resumed").instant("occurredAt"));
        Instant openedAt =
                Instant.parse(opened.body().path("ticket").path("openedAt").asText());
        assertThat(one(ticketEvents, "sla-breach.announced").instant("dueAt"))
                .isEqualTo(openedAt.plus(target).plus(waited));
    }

    /** Everybody whom a move concerns got its mail. */
    static void everybodyWasTold(List<Event> events) {
        Set<String> owed = events.stream()
                .filter(event -> event.type().equals("escalation.moved"))
                .flatMap(move -> IntStream.range(
                                0, move.body().path("responders").size())
                        .mapToObj(index -> move.id() + " "
                                + move.body().path("responders").path(index).asText() + " mail delivery.succeeded"))
                .collect(Collectors.toSet());
        owed.removeAll(outcomes(events).keySet());
        assertThat(owed).as("mails of moves that are still owed").isEmpty();
    }

    /** Every delivery has one outcome, and every success a mail with its id. */
    static void whatWasToldWasSentOnce(List<Event> events, Set<String> mailIds) {
        Map<String, Long> outcomes = outcomes(events);
        assertThat(outcomes)
                .allSatisfy((delivery, count) -> assertThat(count).as(delivery).isEqualTo(1));
        assertThat(events.stream()
                        .filter(event -> event.type().equals("delivery.succeeded"))
                        .filter(event -> event.text("channel").equals("mail"))
                        .map(event -> "<" + event.text("deliveryId") + "@tiercel>"))
                .as("mails that were said to be delivered")
                .isNotEmpty()
                .isSubsetOf(mailIds);
    }

    private static Map<String, Long> outcomes(List<Event> events) {
        return events.stream()
                .filter(event -> event.topic().equals("notified"))
                .collect(groupingBy(
                        event -> event.text("eventId") + " "
                                + event.body().path("recipient").path("id").asText() + " " + event.text("channel") + " "
                                + event.type(),
                        counting()));
    }

    private static Event one(List<Event> events, String type) {
        List<Event> found =
                events.stream().filter(event -> event.type().equals(type)).toList();
        assertThat(found).as(type).hasSize(1);
        return found.get(0);
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }
}
