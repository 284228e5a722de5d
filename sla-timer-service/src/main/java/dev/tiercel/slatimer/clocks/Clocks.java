package dev.tiercel.slatimer.clocks;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The clocks of a ticket as a pure function of what is known of it. */
public final class Clocks {

    /** @param answered false if the clock was stopped by something that keeps no promise */
    private record Stop(Instant at, boolean answered) {}

    private Clocks() {}

    /**
     * The objectives of the policy first, then those of the stays, oldest first. Everything known counts as having
     * happened, also what another machine's clock places after {@code now}; but nothing is due before {@code now}
     * reaches it.
     */
    public static List<Clock> of(Ticket ticket, List<Stay> stays, SlaPolicy policy, Instant now) {
        List<Clock> clocks = new ArrayList<>();
        for (SlaPolicy.Objective objective : policy.objectives()) {
            Promise promise = new Promise(
                    objective.name(),
                    1,
                    null,
                    policy.ref(),
                    ticket.priority(),
                    objective.targets().of(ticket.priority()),
                    ticket.openedAt());
            clocks.add(clock(promise, ticket.waits(), objective.pauseOn(), stopOf(objective.name(), ticket), now));
        }
        for (Stay stay : stays) {
            for (Map.Entry<String, Targets> limit : new TreeMap<>(stay.limits()).entrySet()) {
                Promise promise = new Promise(
                        limit.getKey(),
                        stay.sequence(),
                        stay.tier(),
                        stay.policy(),
                        ticket.priority(),
                        limit.getValue().of(ticket.priority()),
                        stay.startedAt());
                Stop stop = stopOf(limit.getKey(), ticket, stay);
                clocks.add(clock(promise, ticket.waits(), stay.pauseOn(), stop, now));
            }
        }
        return List.copyOf(clocks);
    }

    private static Clock clock(
            Promise promise, List<Wait> waits, Set<String> pauseOn, @Nullable Stop known, Instant now) {
        // Clocks of two machines may put an answer before the start; it does not stop what had not begun.
        Stop stop = known == null || !known.at().isBefore(promise.startedAt())
                ? known
                : new Stop(promise.startedAt(), known.answered());
        Instant dueAt = dueAt(promise.startedAt(), promise.target(), waits, pauseOn);
        boolean answeredInTime = stop != null && (dueAt == null || stop.at().isBefore(dueAt));
        if (answeredInTime) {
            return new Clock(
                    promise, stop.answered() ? new ClockState.Met(stop.at()) : new ClockState.Cancelled(stop.at()));
        }
        if (dueAt == null) {
            return new Clock(promise, new ClockState.Paused());
        }
        if (dueAt.isAfter(now)) {
            return new Clock(promise, new ClockState.Running(dueAt));
        }
        return new Clock(
                promise,
                stop == null ? new ClockState.BreachedAndRunning(dueAt) : new ClockState.Breached(dueAt, stop.at()));
    }

    /** Null while a wait that counts keeps it open. A clock that runs out as a wait begins has run out. */
    private static @Nullable Instant dueAt(Instant start, Duration target, List<Wait> waits, Set<String> pauseOn) {
        Instant countedFrom = start;
        Duration left = target;
        for (Wait wait : waits) {
            if (!pauseOn.contains(wait.reason())
                    || (wait.to() != null && !wait.to().isAfter(countedFrom))) {
                continue;
            }
            Instant dueAt = countedFrom.plus(left);
            if (!dueAt.isAfter(wait.from())) {
                return dueAt;
            }
            if (wait.to() == null) {
                return null;
            }
            if (wait.from().isAfter(countedFrom)) {
                left = left.minus(Duration.between(countedFrom, wait.from()));
            }
            countedFrom = wait.to();
        }
        return countedFrom.plus(left);
    }

    private static @Nullable Stop stopOf(String objective, Ticket ticket) {
        Stream<Answer> answers = objective.equals(SlaPolicy.FIRST_RESPONSE)
                ? Stream.concat(ticket.acknowledgements().stream(), Stream.ofNullable(ticket.resolution()))
                : Stream.ofNullable(ticket.resolution());
        return earliest(answers.map(answer -> new Stop(answer.at(), true)));
    }

    private static @Nullable Stop stopOf(String objective, Ticket ticket, Stay stay) {
        Stream<Answer> acknowledgements = objective.equals(Stay.RESPONSE)
                ? ticket.acknowledgements().stream().filter(answer -> answer.sequence() >= stay.sequence())
                : Stream.empty();
        return earliest(Stream.of(
                        acknowledgements.map(answer -> new Stop(answer.at(), true)),
                        Stream.ofNullable(ticket.resolution())
                                .map(answer -> new Stop(answer.at(), answer.sequence() >= stay.sequence())),
                        Stream.ofNullable(stay.endedAt()).map(endedAt -> new Stop(endedAt, false)))
                .flatMap(stops -> stops));
    }

    private static @Nullable Stop earliest(Stream<Stop> stops) {
        // Of two in the same instant the answer counts.
        return stops.min(comparing(Stop::at).thenComparing(stop -> !stop.answered()))
                .orElse(null);
    }
}
