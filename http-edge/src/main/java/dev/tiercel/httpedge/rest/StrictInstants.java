package dev.tiercel.httpedge.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads an instant as RFC 3339 writes it, with its offset, and cuts it to milliseconds. A number would be taken for
 * seconds by one sender and for milliseconds by another, and years of five digits fit in no store.
 */
class StrictInstants extends StdScalarDeserializer<Instant> {

    static final String EXPECTED =
            "a date and time with its offset in the form of ISO 8601, such as 2026-03-01T09:00:00Z";

    private static final long serialVersionUID = 1L;
    private static final int LAST_YEAR = 9999;

    StrictInstants() {
        super(Instant.class);
    }

    @Override
    public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        String text = parser.getText();
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
                return time.toInstant().truncatedTo(ChronoUnit.MILLIS);
            }
        } catch (DateTimeException noTime) {
            return (Instant) context.handleWeirdStringValue(Instant.class, text, "expected: " + EXPECTED);
        }
        return (Instant) context.handleWeirdStringValue(Instant.class, text, "expected: " + EXPECTED);
    }
}
