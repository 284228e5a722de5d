package dev.tiercel.calendars;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/** What counts as time: the hours of a calendar, those of its versions one after the other, or all of it. */
public sealed interface WorkingTime permits Calendar, CalendarVersions, ElapsedTime {

    /**
     * The first instant by which so much working time has gone since {@code start}: the end of a window rather than the
     * beginning of the next. Zero is {@code start} itself.
     *
     * @throws NoWorkingTimeException if that takes over 100 years, or no work is done for 10
     */
    Instant plus(Instant start, Duration workingTime);

    /** The working time in {@code [from, to)}, which is at most 100 years. */
    Duration between(Instant from, Instant to);

    /**
     * The same wall time on the nth following working day. What starts outside the windows counts from the next opening.
     *
     * @param days 0 is {@code start} or the next opening itself
     * @throws NoWorkingTimeException as {@link #plus}
     */
    Instant workingDays(Instant start, int days);

    /**
     * A wall time on the nth working day after the date of {@code start}, whether that is within the windows of the day
     * or not.
     *
     * @param days from 1
     * @throws NoWorkingTimeException as {@link #plus}
     */
    Instant byTimeOnWorkingDay(Instant start, int days, LocalTime time);

    boolean isOpen(Instant instant);

    /**
     * The instant itself if it is worked at, else when work begins next.
     *
     * @throws NoWorkingTimeException if no work is done for 10 years
     */
    Instant nextOpening(Instant instant);

    /** What is worked in {@code [from, to)}, oldest first, cut to it; windows that touch are one span. */
    List<Span> windows(Instant from, Instant to);
}
