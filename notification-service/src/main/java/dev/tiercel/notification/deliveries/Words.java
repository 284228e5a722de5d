package dev.tiercel.notification.deliveries;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;

/** Times and lengths as people read them. */
final class Words {

    // Recipients live in many zones and the directory knows none of theirs, so the zone is always said.
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Words() {}

    static String at(Instant instant) {
        return AT.format(instant);
    }

    /** For example {@code 2 h 30 min}; milliseconds are dropped unless there is nothing else. */
    static String length(Duration duration) {
        if (duration.toSeconds() == 0) {
            return duration.toMillis() + " ms";
        }
        StringJoiner words = new StringJoiner(" ");
        add(words, duration.toDays(), "d");
        add(words, duration.toHoursPart(), "h");
        add(words, duration.toMinutesPart(), "min");
        add(words, duration.toSecondsPart(), "s");
        return words.toString();
    }

    static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest)) + " …";
    }

    private static void add(StringJoiner words, long amount, String unit) {
        if (amount > 0) {
            words.add(amount + " " + unit);
        }
    }
}
