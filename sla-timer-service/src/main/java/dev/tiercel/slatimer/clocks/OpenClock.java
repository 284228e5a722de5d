package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A clock that has not stopped, as a list shows it.
 *
 * @param promise by the newest terms
 * @param dueAt when it was missed or will be; null while it waits, and if it never will be
 */
public record OpenClock(
        String ticketId,
        Promise promise,
        State state,
        @Nullable Instant dueAt) {

    public enum State {
        RUNNING,
        PAUSED,
        BREACHED_AND_RUNNING;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Where it stands in a list: by due instant, then by id. What has no due instant comes last.
     *
     * @param dueMillis since 1970; {@link #NEVER} without a due instant
     */
    public record Place(long dueMillis, String id) implements Comparable<Place> {

        public static final long NEVER = Long.MAX_VALUE;

        private static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::dueMillis).thenComparing(Place::id);

        public Place {
            if (dueMillis < 0) {
                throw new IllegalArgumentException("due: " + dueMillis + " (expected: >= 0)");
            }
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What is wanted of a list; null wants any.
     *
     * @param dueBefore exclusive; what has no due instant is not due before any
     * @param policy id of it, in whatever version
     */
    public record Filter(
            @Nullable Instant dueBefore,
            @Nullable State state,
            @Nullable String objective,
            @Nullable String policy,
            @Nullable Priority priority,
            @Nullable Integer tier) {

        /** Whether it fits but for when it is due, which the order of the list tells. */
        public boolean fits(OpenClock clock) {
            Promise promise = clock.promise();
            return (state == null || state == clock.state())
                    && (objective == null || objective.equals(promise.objective()))
                    && (policy == null || policy.equals(promise.policy().id()))
                    && (priority == null || priority == promise.priority())
                    && (tier == null || tier.equals(promise.tier()));
        }
    }

    public static List<OpenClock> of(String ticketId, List<Clock> clocks) {
        return clocks.stream()
                .filter(clock -> !clock.state().isFinal())
                .map(clock -> new OpenClock(ticketId, clock.promise(), stateOf(clock.state()), clock.dueAt()))
                .toList();
    }

    /** No two clocks have the same: an objective of a ticket has one of each number. */
    public Place place() {
        return placeOf(dueAt, ticketId, promise.objective(), promise.instance());
    }

    public static Place placeOf(@Nullable Instant dueAt, String ticketId, String objective, int instance) {
        return new Place(
                dueAt == null ? Place.NEVER : Math.max(0, dueAt.toEpochMilli()), idOf(ticketId, objective, instance));
    }

    public static String idOf(String ticketId, String objective, int instance) {
        return ticketId + "/" + objective + "/" + instance;
    }

    private static State stateOf(ClockState state) {
        if (state instanceof ClockState.BreachedAndRunning) {
            return State.BREACHED_AND_RUNNING;
        }
        return state instanceof ClockState.Running ? State.RUNNING : State.PAUSED;
    }
}
