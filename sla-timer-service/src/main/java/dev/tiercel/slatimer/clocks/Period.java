package dev.tiercel.slatimer.clocks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a clock was measured by the same terms. Elapsed time always counts from the start of the clock, so a
 * new target finds what has gone already: it is due at once if that is too much, and never before the new terms began.
 *
 * @param from inclusive
 * @param to exclusive; null if no other terms followed
 */
record Period(Instant from, @Nullable Instant to, Promise promise, Set<String> pauseOn) {

    /** When the promise is missed within this period; null if it is not, or not as long as a wait goes on. */
    @Nullable
    Instant dueAt(List<Wait> waits, List<Rest> rests) {
        Instant runsOutAt = runsOutAt(pauses(waits, rests));
        if (runsOutAt == null) {
            return null;
        }
        Instant dueAt = runsOutAt.isBefore(from) ? firstAwake(from, rests) : runsOutAt;
        return to != null && !dueAt.isBefore(to) ? null : dueAt;
    }

    private record Pause(Instant from, @Nullable Instant to) {}

    private List<Pause> pauses(List<Wait> waits, List<Rest> rests) {
        List<Pause> pauses = new ArrayList<>();
        waits.stream()
                .filter(wait -> pauseOn.contains(wait.reason()))
                .forEach(wait -> pauses.add(new Pause(wait.from(), wait.to())));
        if (!rests.isEmpty()) {
            rests.forEach(rest -> pauses.add(new Pause(rest.from(), rest.to())));
            pauses.sort(Comparator.comparing(Pause::from));
        }
        return pauses;
    }

    /** Null while a wait that counts keeps it open. A clock that runs out as a pause begins has run out. */
    private @Nullable Instant runsOutAt(List<Pause> pauses) {
        Instant countedFrom = promise.startedAt();
        Duration left = promise.target();
        for (Pause pause : pauses) {
            if (pause.to() != null && !pause.to().isAfter(countedFrom)) {
                continue;
            }
            Instant runsOutAt = countedFrom.plus(left);
            if (!runsOutAt.isAfter(pause.from())) {
                return runsOutAt;
            }
            if (pause.to() == null) {
                return null;
            }
            if (pause.from().isAfter(countedFrom)) {
                left = left.minus(Duration.between(countedFrom, pause.from()));
            }
            countedFrom = pause.to();
        }
        return countedFrom.plus(left);
    }

    /** Nothing is due while nobody is meant to work on it. */
    private static Instant firstAwake(Instant instant, List<Rest> rests) {
        return rests.stream()
                .filter(rest -> rest.contains(instant))
                .map(Rest::to)
                .findFirst()
                .orElse(instant);
    }
}
