package dev.tiercel.calendars;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/** A calendar that cannot be worked by; tells every mistake. */
public final class BadCalendarException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * @param place for example {@code windows.monday[1]} or {@code extraDays[0].windows[2]}
     * @param message what stands there and what is expected
     */
    public record Mistake(String place, String message) implements Serializable {}

    private final transient List<Mistake> mistakes;

    BadCalendarException(List<Mistake> mistakes) {
        super(mistakes.stream()
                .map(mistake -> mistake.place() + ": " + mistake.message())
                .collect(Collectors.joining("; ")));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}
