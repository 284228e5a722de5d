package dev.tiercel.slatimer.clocks;

import org.jspecify.annotations.Nullable;

/**
 * The calendar something was counted by.
 *
 * @param version absent for {@code 24x7}, which has none
 */
public record CalendarRef(String id, @Nullable Integer version) {

    @Override
    public String toString() {
        return version == null ? id : id + "@" + version;
    }
}
