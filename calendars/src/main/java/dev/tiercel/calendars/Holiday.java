package dev.tiercel.calendars;

import java.time.LocalDate;
import java.time.MonthDay;

/** A day on which nobody works, whatever the week says. */
public sealed interface Holiday {

    /** Once. */
    record On(LocalDate date) implements Holiday {}

    /** Every year; {@code --02-29} in leap years only. */
    record Yearly(MonthDay day) implements Holiday {}
}
