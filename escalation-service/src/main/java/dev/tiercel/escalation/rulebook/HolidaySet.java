package dev.tiercel.escalation.rulebook;

import org.jspecify.annotations.Nullable;

/**
 * The public holidays of a country, or of a part of it. {@code toString} is how the days of the set are marked.
 *
 * @param country ISO 3166-1, in capitals
 * @param subdivision a part and its own days beside those of the country, such as {@code md}, or a part of a part, such as
 *     {@code md-mad}; null means those of the whole country only
 */
public record HolidaySet(String country, @Nullable String subdivision) {

    @Override
    public String toString() {
        return subdivision == null ? country : country + "-" + subdivision;
    }
}
