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
public record Stop(Instant at, boolean answered) {

    static @Nullable Stop ofFirstResponse(History history) {
        List<Stop> stops = new ArrayList<>();
        history.acknowledgements.forEach(answer -> stops.add(new Stop(answer.at(), true)));
        history.replies.forEach(at -> stops.add(new Stop(at, true)));
        history.rests.forEach(rest -> stops.add(new Stop(rest.from(), true)));
        return earliest(withEnd(stops, history));
    }

    static @Nullable Stop ofResolution(History history) {
        return earliest(withEnd(new ArrayList<>(), history));
    }

    private static List<Stop> withEnd(List<Stop> stops, History history) {
        if (history.resolution != null) {
            stops.add(new Stop(history.resolution.at(), true));
        }
        if (history.endedAt != null) {
            stops.add(new Stop(history.endedAt, false));
        }
        return stops;
    }

    /** Of an objective of a tier; null while nothing has stopped it. */
    static @Nullable Stop of(String objective, History history, Stay stay) {
        List<Stop> stops = new ArrayList<>();
        if (objective.equals(Stay.RESPONSE)) {
            history.acknowledgements.forEach(answer -> addIfAnswered(stops, answer, stay));
            history.rests.forEach(rest -> addIfAnswered(stops, rest.resolution(), stay));
        }
        if (history.resolution != null) {
            stops.add(of(history.resolution, stay));
        }
        if (history.endedAt != null) {
            stops.add(new Stop(history.endedAt, false));
        }
        if (stay.endedAt() != null) {
            stops.add(movedOn(stay.endedAt(), history, stay));
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
    private static Stop movedOn(Instant at, History history, Stay stay) {
        return history.rests.stream()
                .filter(rest -> rest.contains(at))
                .findFirst()
                .map(rest -> of(rest.resolution(), stay))
                .orElseGet(() -> new Stop(at, false));
    }

    private static Stop of(Answer resolution, Stay stay) {
        return new Stop(resolution.at(), resolution.sequence() >= stay.sequence());
    }
}
