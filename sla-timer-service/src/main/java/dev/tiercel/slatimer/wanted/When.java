package dev.tiercel.slatimer.wanted;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a timer elapses. */
public sealed interface When {

    /** Null while that is not known. */
    @Nullable
    Instant dueAt();

    record At(Instant dueAt) implements When {}

    /** Elapsed time from an instant on. */
    record After(Instant startedAt, Duration elapsed) implements When {

        @Override
        public Instant dueAt() {
            return startedAt.plus(elapsed);
        }
    }

    /**
     * Time counted by a calendar. It waits: this version knows no calendars, and counting by a guess would be worse.
     *
     * @param after working time or working days, as the contract has it
     */
    record ByCalendar(Instant startedAt, String after, String calendar) implements When {

        @Override
        public @Nullable Instant dueAt() {
            return null;
        }
    }
}
