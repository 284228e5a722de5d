package dev.tiercel.slatimer.clocks.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Attributes of an event, which are headers of its record. */
public final class Attributes {

    private Attributes() {}

    public static String text(Headers headers, String name) throws MalformedException {
        String value = textIfPresent(headers, name);
        if (value == null || value.isEmpty()) {
            throw new MalformedException(name + ": absent (expected: a CloudEvents header)");
        }
        return value;
    }

    public static @Nullable String textIfPresent(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
