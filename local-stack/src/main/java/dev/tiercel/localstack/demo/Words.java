package dev.tiercel.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;

/** How the story says things. */
final class Words {

    private Words() {}

    /** In milliseconds below a second, in seconds below two minutes, in minutes below two hours, else in hours. */
    static String readable(Duration duration) {
        long millis = duration.toMillis();
        if (Math.abs(millis) < 1_000) {
            return millis + " ms";
        }
        if (Math.abs(millis) < 120_000) {
            return millis % 1_000 == 0 ? millis / 1_000 + " s" : String.format(Locale.ROOT, "%.1f s", millis / 1e3);
        }
        if (Math.abs(duration.toMinutes()) < 120) {
            return duration.toMinutes() + " min";
        }
        int minutes = Math.abs(duration.toMinutesPart());
        return duration.toHours() + " h" + (minutes == 0 ? "" : " " + minutes + " min");
    }

    /** Text from outside, without the control characters a terminal would obey. */
    static String text(JsonNode node) {
        return node.asText().replaceAll("\\p{Cntrl}", " ").strip();
    }

    static String quoted(JsonNode node) {
        String text = text(node);
        return "\"" + (text.length() > 80 ? text.substring(0, 79) + "…" : text) + "\"";
    }
}
