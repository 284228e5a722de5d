package dev.tiercel.escalation.rulebook;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How much time a promise leaves. {@code toString} is the text of the contract, the same for what means the same. */
public sealed interface Target {

    /** The longest number of working days. */
    int MOST_DAYS = 366;

    /** Time that the calendar counts; positive, in whole milliseconds. */
    record Counted(Duration time) implements Target {

        public Counted {
            if (time.isZero() || time.isNegative() || time.getNano() % 1_000_000 != 0) {
                throw new IllegalArgumentException("target: " + time + " (expected: positive, in milliseconds)");
            }
        }

        @Override
        public String toString() {
            return time.toString();
        }
    }

    /**
     * Working days of the calendar.
     *
     * @param by on the last of the days; null means the local time at which the first began
     */
    record WorkingDays(int days, @Nullable LocalTime by) implements Target {

        private static final Pattern TEXT = Pattern.compile("(\\d{1,9})wd(?: by (([01]\\d|2[0-3]):[0-5]\\d))?");

        public WorkingDays {
            if (days < 1 || days > MOST_DAYS) {
                throw new IllegalArgumentException("working days: " + days + " (expected: 1 to " + MOST_DAYS + ")");
            }
        }

        @Override
        public String toString() {
            return days + "wd" + (by == null ? "" : " by " + by);
        }
    }

    static Target of(Duration time) {
        return new Counted(time);
    }

    /** @throws IllegalArgumentException if the text is none of a target */
    static Target parse(String text) {
        Matcher days = WorkingDays.TEXT.matcher(text);
        if (days.matches()) {
            return new WorkingDays(
                    Integer.parseInt(days.group(1)), days.group(2) == null ? null : LocalTime.parse(days.group(2)));
        }
        try {
            return new Counted(Duration.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("target: " + text + " (expected: such as PT8H, 2wd, 1wd by 16:00)", e);
        }
    }
}
