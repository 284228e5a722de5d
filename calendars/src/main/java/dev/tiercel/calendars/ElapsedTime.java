package dev.tiercel.calendars;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/** Every moment counts, in every zone. It has no working days, because it has no dates. */
public enum ElapsedTime implements WorkingTime {
    ALWAYS;

    @Override
    public Instant plus(Instant start, Duration workingTime) {
        Calendar.refuseWorkingTime(workingTime);
        return start.plusMillis(workingTime.toMillis());
    }

    @Override
    public Duration between(Instant from, Instant to) {
        Calendar.refuseOtherThanForward(from, to);
        return Duration.between(from, to);
    }

    /** @throws UnsupportedOperationException always */
    @Override
    public Instant workingDays(Instant start, int days) {
        throw noDates();
    }

    /** @throws UnsupportedOperationException always */
    @Override
    public Instant byTimeOnWorkingDay(Instant start, int days, LocalTime time) {
        throw noDates();
    }

    @Override
    public boolean isOpen(Instant instant) {
        return true;
    }

    @Override
    public Instant nextOpening(Instant instant) {
        return instant;
    }

    @Override
    public List<Span> windows(Instant from, Instant to) {
        Calendar.refuseOtherThanForward(from, to);
        return from.isBefore(to) ? List.of(new Span(from, to)) : List.of();
    }

    private static UnsupportedOperationException noDates() {
        return new UnsupportedOperationException("working days of elapsed time (expected: a calendar that has a zone)");
    }
}
