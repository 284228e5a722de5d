package dev.tiercel.slatimer.clocks;

import dev.tiercel.calendars.NoWorkingTimeException;
import dev.tiercel.calendars.WorkingTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is promised, to be counted by a calendar. */
public sealed interface Target {

    String FORMS = "an ISO 8601 duration of up to 100 years (PT4H), working days (2wd, 1 to 366),"
            + " or working days by a time (1wd by 16:00)";

    /** Counted time, positive. */
    record Within(Duration time) implements Target {

        private static final Duration LONGEST = Duration.ofDays(36_525);

        public Within {
            if (time.compareTo(Duration.ofMillis(1)) < 0 || time.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("target: " + time + " (expected: " + FORMS + ")");
            }
            time = time.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public String text() {
            return time.toString();
        }

        @Override
        public Instant from(Instant start, WorkingTime calendar) {
            return calendar.plus(start, time);
        }
    }

    /** The same wall time on the nth following working day. */
    record WorkingDays(int days) implements Target {

        public WorkingDays {
            refuseOtherThanYear(days);
        }

        @Override
        public String text() {
            return days + "wd";
        }

        @Override
        public Instant from(Instant start, WorkingTime calendar) {
            return calendar.workingDays(start, days);
        }
    }

    /** A wall time on the nth working day after the date of the start. */
    record ByTime(int days, LocalTime time) implements Target {

        public ByTime {
            refuseOtherThanYear(days);
        }

        @Override
        public String text() {
            return days + "wd by " + time;
        }

        @Override
        public Instant from(Instant start, WorkingTime calendar) {
            return calendar.byTimeOnWorkingDay(start, days, time);
        }
    }

    /** As it is written in a policy; {@link #parse} gives the same target for it. */
    String text();

    /**
     * When it has gone, if nothing pauses.
     *
     * @throws NoWorkingTimeException if the calendar never has that much
     */
    Instant from(Instant start, WorkingTime calendar);

    /** Null if the calendar never has that much. */
    default @Nullable Instant fromOrNever(Instant start, WorkingTime calendar) {
        try {
            return from(start, calendar);
        } catch (NoWorkingTimeException e) {
            return null; // the clock shows that it has no due instant
        }
    }

    /** @throws IllegalArgumentException if it is none; the message says what is allowed */
    static Target parse(String text) {
        Matcher days = Form.DAYS.matcher(text);
        if (days.matches()) {
            int number = Integer.parseInt(days.group(1));
            return days.group(2) == null ? new WorkingDays(number) : new ByTime(number, LocalTime.parse(days.group(2)));
        }
        try {
            return new Within(Duration.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("target: " + text + " (expected: " + FORMS + ")", e);
        }
    }

    private static void refuseOtherThanYear(int days) {
        if (days < 1 || days > 366) {
            throw new IllegalArgumentException("target: " + days + "wd (expected: " + FORMS + ")");
        }
    }

    /** An interface cannot hide a constant. */
    final class Form {

        private static final Pattern DAYS = Pattern.compile("(\\d{1,3})wd(?: by ((?:[01]\\d|2[0-3]):[0-5]\\d))?");

        private Form() {}
    }
}
