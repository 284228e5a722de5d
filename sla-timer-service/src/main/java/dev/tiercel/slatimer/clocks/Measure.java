package dev.tiercel.slatimer.clocks;

import static java.util.Comparator.comparing;

import dev.tiercel.calendars.NoWorkingTimeException;
import dev.tiercel.calendars.WorkingTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run laid beside the terms that held for a time. Counted time always counts from the start of the run, so a new target
 * finds what has gone already: it is due at once if that is too much, and never before the new terms began.
 *
 * <p>The target from the start on gives a first due instant; each pause, oldest first, that begins before it moves it by
 * the working time within the pause, and at least to the end of the pause. For a duration that is the same as counting
 * working time outside pauses; for working days it says what a pause means.
 *
 * @param from of the terms, inclusive
 * @param to exclusive; null if no other terms followed
 * @param pauses oldest first, without overlap
 */
public record Measure(
        Instant from,
        @Nullable Instant to,
        Promise promise,
        Run run,
        ServiceCalendar calendar,
        List<Pause> pauses,
        List<WarnAt> warnAt) {

    /** Further off than anything a calendar can say. */
    private static final Instant NEVER = Instant.MAX;

    public Measure {
        pauses = List.copyOf(pauses);
        warnAt = List.copyOf(warnAt);
    }

    /** True if a pause goes on, whether the clock had run out before it or not. */
    boolean isPaused() {
        return !pauses.isEmpty() && pauses.get(pauses.size() - 1).to() == null;
    }

    /**
     * When the promise is missed under these terms; null if it is not, or not as long as a pause goes on; in the far
     * future if its calendar never has that much time.
     */
    @Nullable
    Instant missedAt() {
        Instant first = promise.target().fromOrNever(run.startedAt(), calendar.time());
        Instant runsOutAt = first == null ? NEVER : moved(first, true);
        if (runsOutAt == null) {
            return null;
        }
        Instant dueAt = notBeforeTerms(runsOutAt);
        return to != null && !dueAt.isBefore(to) ? null : dueAt;
    }

    static boolean isNever(Instant instant) {
        return instant.equals(NEVER);
    }

    /**
     * Those within these terms and before the promise is missed, soonest first.
     *
     * @param missedAt as {@link #missedAt} tells it
     */
    List<Warning> warnings(Instant missedAt) {
        Instant first = warnAt.isEmpty() || isNever(missedAt)
                ? null
                : promise.target().fromOrNever(run.startedAt(), calendar.time());
        if (first == null) {
            return List.of();
        }
        Duration total = calendar.time().between(run.startedAt(), first);
        List<Warning> warnings = new ArrayList<>();
        for (WarnAt one : warnAt) {
            Duration after = total.isZero() ? null : one.after(total);
            if (after != null) {
                Instant goneAt = moved(calendar.time().plus(run.startedAt(), after), true);
                if (goneAt != null && notBeforeTerms(goneAt).isBefore(missedAt)) {
                    warnings.add(new Warning(one, notBeforeTerms(goneAt), goneAt));
                }
            }
        }
        warnings.sort(
                comparing(Warning::at).thenComparing(warning -> warning.warnAt().text()));
        return warnings;
    }

    /** Time that counted in {@code [start, until)}. */
    public Duration spent(Instant until) {
        Instant start = run.startedAt();
        if (!start.isBefore(until)) {
            return Duration.ZERO;
        }
        WorkingTime time = calendar.time();
        Duration spent = time.between(start, until);
        for (Pause pause : pauses) {
            Instant begin = later(pause.from(), start);
            Instant end = pause.to() == null || pause.to().isAfter(until) ? until : pause.to();
            if (begin.isBefore(end)) {
                spent = spent.minus(time.between(begin, end));
            }
        }
        return spent;
    }

    /** Time that will count from {@code now} until it is due, if nothing more happens; null if it is never due. */
    public @Nullable Duration left(Instant now) {
        Instant first = promise.target().fromOrNever(run.startedAt(), calendar.time());
        Instant dueAt = first == null ? NEVER : moved(first, false);
        if (dueAt == null || isNever(dueAt)) {
            return null;
        }
        if (isPaused()) {
            Instant pausedSince = later(pauses.get(pauses.size() - 1).from(), run.startedAt());
            if (pausedSince.isBefore(now)) {
                return pausedSince.isBefore(dueAt) ? calendar.time().between(pausedSince, dueAt) : Duration.ZERO;
            }
        }
        return now.isBefore(dueAt) ? spent(dueAt).minus(spent(now)) : Duration.ZERO;
    }

    /** Null while a pause goes on that began before, unless it is not to be minded. */
    private @Nullable Instant moved(Instant instant, boolean mindOpenPause) {
        Instant moved = instant;
        try {
            for (int i = 0; i < pauses.size(); i++) {
                Instant begin = later(pauses.get(i).from(), run.startedAt());
                Instant end = pauses.get(i).to();
                while (end != null
                        && i + 1 < pauses.size()
                        && pauses.get(i + 1).from().equals(end)) {
                    i++; // a wait for somebody else follows at once: it is one time without a break
                    end = pauses.get(i).to();
                }
                if (end != null && !begin.isBefore(end)) {
                    continue; // over before the clock began
                }
                if (!begin.isBefore(moved)) {
                    break; // a clock that runs out as a pause begins has run out
                }
                if (end == null) {
                    return mindOpenPause ? null : moved;
                }
                Duration worked = calendar.time().between(begin, end);
                moved = later(calendar.time().plus(moved, worked), end);
            }
            return moved;
        } catch (NoWorkingTimeException e) {
            return NEVER;
        }
    }

    /** Nothing is due while nobody is meant to work on it. */
    private Instant notBeforeTerms(Instant instant) {
        if (!instant.isBefore(from)) {
            return instant;
        }
        if (!run.rests()) {
            return from;
        }
        for (Pause pause : pauses) {
            boolean isRest = pause.why().equals(Pause.RESOLVED) && pause.to() != null;
            if (isRest && !from.isBefore(pause.from()) && from.isBefore(pause.to())) {
                return pause.to();
            }
        }
        return from;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
