package dev.tiercel.calendars;

import java.time.LocalDate;
import java.util.List;

/** A day that is worked in these windows and no others, whatever the week and the holidays say. */
public record ExtraDay(LocalDate date, List<Window> windows) {

    public ExtraDay {
        windows = List.copyOf(windows);
    }
}
