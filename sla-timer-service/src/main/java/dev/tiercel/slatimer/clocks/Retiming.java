package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which due instants are others than those that were told last, and why. */
public record Retiming(Map<String, Moved> moved) {

    public static final Retiming NONE = new Retiming(Map.of());

    /** What moves a due instant. */
    public enum Why {
        CALENDAR,
        PRIORITY,
        POLICY,
        PAUSE,
        HISTORY;

        /** Of several the first one named here counts: it explains the most. */
        public static Why of(List<Happening> news) {
            Why why = CALENDAR; // nothing happened, so only a calendar can have changed
            for (Happening happening : news) {
                Why one = of(happening);
                why = why == CALENDAR || one.compareTo(why) < 0 ? one : why;
            }
            return why;
        }

        private static Why of(Happening happening) {
            if (happening instanceof Happening.Reassessed) {
                return PRIORITY;
            } else if (happening instanceof Happening.PolicyChanged) {
                return POLICY;
            }
            boolean pauses = happening instanceof Happening.Waiting
                    || happening instanceof Happening.Resumed
                    || happening instanceof Happening.CustomerReplied;
            return pauses ? PAUSE : HISTORY;
        }
    }

    /** @param previousCalendar only where a calendar moved it */
    public record Moved(
            Instant previousDueAt, Why why, @Nullable CalendarRef previousCalendar) {}

    public Retiming {
        moved = Map.copyOf(moved);
    }

    /**
     * @param toldBefore the due instants that were told last, also of clocks that paused since
     * @param before the calendar as it was counted by then; null if none changed
     */
    public static Retiming of(
            Map<String, Instant> toldBefore, List<Clock> clocks, Why why, @Nullable CalendarRef before) {
        Map<String, Moved> moved = new HashMap<>();
        for (Clock clock : clocks) {
            Instant told = toldBefore.get(keyOf(clock.promise()));
            Instant dueAt = clock.dueAt();
            if (told != null && dueAt != null && !dueAt.equals(told)) {
                boolean itsCalendar = before != null
                        && before.id().equals(clock.measure().promise().calendar());
                moved.put(keyOf(clock.promise()), new Moved(told, why, itsCalendar ? before : null));
            }
        }
        return moved.isEmpty() ? NONE : new Retiming(moved);
    }

    /** What the next look has to compare with: the due instants told now, and those of before that clocks pause on. */
    public static Map<String, Instant> told(Map<String, Instant> toldBefore, List<Clock> clocks) {
        Map<String, Instant> told = new HashMap<>();
        for (Clock clock : clocks) {
            String key = keyOf(clock.promise());
            Instant dueAt = clock.dueAt();
            Instant last = dueAt == null ? toldBefore.get(key) : dueAt;
            if (last != null && !clock.state().isFinal()) {
                told.put(key, last);
            }
        }
        return told;
    }

    public @Nullable Moved of(Promise promise) {
        return moved.get(keyOf(promise));
    }

    private static String keyOf(Promise promise) {
        return promise.objective() + "/" + promise.instance();
    }
}
