package dev.tiercel.outbox.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tiercel.outbox.Marker;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A marker as the value of a record: JSON, so that an operator can read it with any console. */
final class MarkerText {

    private static final Pattern FORM =
            Pattern.compile("\\{\"batch\":(\\d{1,18}),\"ids\":\\[(\\d{1,18}(?:,\\d{1,18})*)],\"digest\":\"(\\w+)\"}");

    private MarkerText() {}

    static byte[] write(Marker marker) {
        String ids = marker.ids().stream().map(String::valueOf).collect(Collectors.joining(","));
        return ("{\"batch\":" + marker.batch() + ",\"ids\":[" + ids + "],\"digest\":\"" + marker.digest() + "\"}")
                .getBytes(UTF_8);
    }

    /** @throws IllegalArgumentException if no relay has written this: guessing would lose or repeat events */
    static Marker read(byte[] value) {
        Matcher text = FORM.matcher(new String(value, UTF_8));
        if (!text.matches()) {
            throw new IllegalArgumentException(
                    "marker: " + new String(value, UTF_8) + " (expected: as a relay writes)");
        }
        List<Long> ids = Stream.of(text.group(2).split(",")).map(Long::valueOf).toList();
        return new Marker(Long.parseLong(text.group(1)), ids, text.group(3));
    }
}
