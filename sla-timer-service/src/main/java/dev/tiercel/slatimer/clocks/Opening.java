package dev.tiercel.slatimer.clocks;

import java.util.Map;

/**
 * What a ticket was opened with, as far as objectives can depend on it; never changes.
 *
 * @param fields by the names of {@link Match#FIELDS}, without those it had none of
 */
public record Opening(Map<String, String> fields, Map<String, String> attributes) {

    public static final Opening UNKNOWN = new Opening(Map.of(), Map.of());

    public Opening {
        fields = Map.copyOf(fields);
        attributes = Map.copyOf(attributes);
    }
}
