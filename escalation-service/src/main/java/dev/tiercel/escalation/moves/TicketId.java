package dev.tiercel.escalation.moves;

import java.util.regex.Pattern;

/** A UUID in canonical lower-case text form. */
public record TicketId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    public TicketId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("ticket id: " + value + " (expected: a UUID in lower case)");
        }
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
