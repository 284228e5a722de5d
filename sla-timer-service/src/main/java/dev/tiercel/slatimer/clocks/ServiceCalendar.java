package dev.tiercel.slatimer.clocks;

import dev.tiercel.calendars.CalendarVersions;
import dev.tiercel.calendars.ElapsedTime;
import dev.tiercel.calendars.WorkingTime;
import java.time.Instant;
import java.util.List;

/** A calendar as policies name it, with all its versions. */
public record ServiceCalendar(String id, WorkingTime time) {

    /** Elapsed time; built in, nobody can publish one of this name. */
    public static final ServiceCalendar ALWAYS = new ServiceCalendar("24x7", ElapsedTime.ALWAYS);

    public CalendarRef at(Instant instant) {
        return new CalendarRef(
                id,
                time instanceof CalendarVersions versions ? versions.at(instant).number() : null);
    }

    /** When another version comes into force, after {@code from} and before {@code to}, earliest first. */
    List<Instant> changes(Instant from, Instant to) {
        return time instanceof CalendarVersions versions ? versions.changes(from, to) : List.of();
    }
}
