package dev.tiercel.calendars;

/** What was asked for does not come within a reasonable time; the message says from when and how long was looked. */
public final class NoWorkingTimeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    NoWorkingTimeException(String message) {
        super(message);
    }
}
