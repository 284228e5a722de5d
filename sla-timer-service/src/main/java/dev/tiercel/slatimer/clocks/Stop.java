package dev.tiercel.slatimer.clocks;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ends a clock for good. A resolution that was undone ends what asks for a response; what asks for a solution goes
 * on.
 *
 * @param answered false if it keeps no promise
 */
record Stop(Instant at, boolean answered) {

    /** Of an objective of the SLA policy; null while nothing has stopped it. */
    static @Nullable Stop of(String objective, Ticket ticket) {
        List<Stop> stops = new ArrayList<>();
        if (objective.equals(SlaPolicy.FIRST_RESPONSE)) {
            ticket.acknowledgements().forEach(answer -> stops.add(new Stop(answer.at(), true)));
            ticket.replies().forEach(at -> stops.add(new Stop(at, true)));
            ticket.rests().forEach(rest -> stops.add(new Stop(rest.from(), true)));
        }
        if (ticket.resolution() != null) {
            stops.add(new Stop(ticket.resolution().at(), true));
        }
        if (ticket.endedAt() != null) {
            stops.add(new Stop(ticket.endedAt(), false));
        }
        return earliest(stops);
    }

    /** Of an objective of a tier; null while nothing has stopped it. */
    static @Nullable Stop of(String objective, Ticket ticket, Stay stay) {
        List<Stop> stops = new ArrayList<>();
        if (objective.equals(Stay.RESPONSE)) {
            ticket.acknowledgements().forEach(answer -> addIfAnswered(stops, answer, stay));
            ticket.rests().forEach(rest -> addIfAnswered(stops, rest.resolution(), stay));
        }
        if (ticket.resolution() != null) {
            stops.add(of(ticket.resolution(), stay));
        }
        if (ticket.endedAt() != null) {
            stops.add(new Stop(ticket.endedAt(), false));
        }
        if (stay.endedAt() != null) {
            stops.add(movedOn(stay.endedAt(), ticket, stay));
        }
        return earliest(stops);
    }

    /** The same, but not before {@code start}: machines' clocks differ, and nothing stops what had not begun. */
    Stop notBefore(Instant start) {
        return at.isBefore(start) ? new Stop(start, answered) : this;
    }

    /** Of two in the same instant the answer counts. */
    static @Nullable Stop earliest(List<Stop> stops) {
        return stops.stream()
                .min(comparing(Stop::at).thenComparing(stop -> !stop.answered()))
                .orElse(null);
    }

    private static void addIfAnswered(List<Stop> stops, Answer answer, Stay stay) {
        if (answer.sequence() >= stay.sequence()) {
            stops.add(new Stop(answer.at(), true));
        }
    }

    /** A tier that was left while the ticket rested had stood still since the resolution. */
    private static Stop movedOn(Instant at, Ticket ticket, Stay stay) {
        return ticket.rests().stream()
                .filter(rest -> rest.contains(at))
                .findFirst()
                .map(rest -> of(rest.resolution(), stay))
                .orElseGet(() -> new Stop(at, false));
    }

    private static Stop of(Answer resolution, Stay stay) {
        return new Stop(resolution.at(), resolution.sequence() >= stay.sequence());
    }
}
