package dev.tiercel.ticket.lifecycle;

import java.time.Instant;
import java.util.List;

/**
 * Everything that happened to a ticket, in the order it happened; what happened at one instant, in the order it was heard
 * of. What a source numbered is heard of in the order of its numbers, so that order is kept too.
 *
 * <p>What comes late is judged where it belongs: against the ticket as it was then, and against everything that happened
 * after, which must stay legal.
 */
public record OrderedHistory(List<TicketEvent> events) {

    public OrderedHistory {
        events = List.copyOf(events);
        if (events.isEmpty() || !(events.get(0) instanceof TicketEvent.Opened)) {
            throw new IllegalArgumentException("events: no opening (expected: first)");
        }
    }

    /** The ticket after all of it. */
    public Ticket ticket() {
        return first(events.size());
    }

    /** Decides on a command that may have happened before others. */
    public Decision decide(TicketCommand command, Circumstances met) {
        int place = placeOf(met.at());
        if (place == 0) {
            return new Decision.Rejected(Refusal.BEFORE_OPENING);
        }
        List<TicketEvent> later = events.subList(place, events.size());
        Decision decision = TicketDecider.decide(first(place), command, met, later.size());
        return decision instanceof Decision.Accepted accepted
                ? events.contains(accepted.event()) ? new Decision.Duplicate() : followedBy(later, accepted)
                : decision;
    }

    private static Decision followedBy(List<TicketEvent> later, Decision.Accepted accepted) {
        Ticket ticket = accepted.after();
        for (TicketEvent event : later) {
            if (Legality.of(ticket, event) instanceof Legality.Verdict.Illegal) {
                return new Decision.Rejected(Refusal.CONTRADICTS_LATER, event);
            }
            ticket = TicketEvolution.evolve(ticket, event);
        }
        return new Decision.Accepted(accepted.event(), ticket);
    }

    private int placeOf(Instant at) {
        int place = events.size();
        while (place > 0 && events.get(place - 1).at().isAfter(at)) {
            place--;
        }
        return place;
    }

    private Ticket first(int count) {
        Ticket ticket = TicketEvolution.begin((TicketEvent.Opened) events.get(0));
        for (TicketEvent event : events.subList(1, count)) {
            ticket = TicketEvolution.evolve(ticket, event);
        }
        return ticket;
    }
}
