package dev.tiercel.slatimer.wanted;

import dev.tiercel.calendars.NoWorkingTimeException;
import dev.tiercel.slatimer.clocks.ServiceCalendar;
import dev.tiercel.slatimer.clocks.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When a timer elapses. */
public sealed interface When {

    /**
     * Null while its calendar is not among those that are published, because nothing stands in for it, and if that never
     * has so much time. Another version of the calendar may give another instant.
     *
     * @param published by name
     */
    @Nullable
    Instant dueAt(Map<String, ServiceCalendar> published);

    /** Name of the calendar it is counted by; null if it is counted by none. */
    default @Nullable String calendar() {
        return null;
    }

    record At(Instant instant) implements When {

        @Override
        public Instant dueAt(Map<String, ServiceCalendar> published) {
            return instant;
        }
    }

    /** Elapsed time from an instant on. */
    record After(Instant startedAt, Duration elapsed) implements When {

        @Override
        public Instant dueAt(Map<String, ServiceCalendar> published) {
            return startedAt.plus(elapsed);
        }
    }

    /** Working time or working days from an instant on, as a clock without pauses counts its target. */
    record ByCalendar(Instant startedAt, Target after, String calendar) implements When {

        @Override
        public @Nullable Instant dueAt(Map<String, ServiceCalendar> published) {
            ServiceCalendar counting = published.get(calendar);
            return counting == null ? null : after.fromOrNever(startedAt, counting.time());
        }
    }

    /** The first instant that counts: {@code startedAt} if it does, else when work begins next. */
    record Opening(Instant startedAt, String calendar) implements When {

        @Override
        public @Nullable Instant dueAt(Map<String, ServiceCalendar> published) {
            ServiceCalendar counting = published.get(calendar);
            try {
                return counting == null ? null : counting.time().nextOpening(startedAt);
            } catch (NoWorkingTimeException e) {
                return null; // a version that works again may come
            }
        }
    }
}
