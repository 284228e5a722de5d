package dev.tiercel.calendars;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of a day in which work is done.
 *
 * @param from minute of the day, inclusive
 * @param to minute of the day, exclusive; 1440 is {@code 24:00}
 */
public record Window(int from, int to) {

    static final int DAY = 24 * 60;

    private static final Pattern WALL_TIME = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)|24:00");

    public Window {
        if (from < 0 || from >= DAY) {
            throw new IllegalArgumentException("from: minute " + from + " (expected: 0 to " + (DAY - 1) + ")");
        }
        if (to <= from || to > DAY) {
            throw new IllegalArgumentException(
                    "to: minute " + to + " (expected: " + (from + 1) + " to " + DAY + ", after its beginning)");
        }
    }

    /** Of wall times {@code HH:MM}; {@code to} may be {@code 24:00}. */
    public static Window of(String from, String to) {
        int begin = minute("from", from);
        int end = minute("to", to);
        if (end <= begin) {
            throw new IllegalArgumentException("to: " + to + " (expected: a time after " + from
                    + "; work that goes on past midnight is one window until 24:00 and one from 00:00)");
        }
        return new Window(begin, end);
    }

    private static int minute(String name, String time) {
        Matcher matcher = WALL_TIME.matcher(time);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(name + ": " + time + " (expected: HH:MM, 00:00 to 24:00)");
        }
        return matcher.group(1) == null
                ? DAY
                : Integer.parseInt(matcher.group(1)) * 60 + Integer.parseInt(matcher.group(2));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%02d:%02d-%02d:%02d", from / 60, from % 60, to / 60, to % 60);
    }
}
