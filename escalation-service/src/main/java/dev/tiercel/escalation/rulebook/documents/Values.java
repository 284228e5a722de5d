package dev.tiercel.escalation.rulebook.documents;

import dev.tiercel.escalation.rulebook.Calendar;
import dev.tiercel.escalation.rulebook.EntryKey;
import dev.tiercel.escalation.rulebook.WaitReason;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The kinds of values a rule book is made of. Each takes its field from an object and reports what is wrong with it. */
final class Values {

    static final String MISSING = "missing";

    private static final Duration LONGEST = Duration.ofDays(3650);
    static final String POSITIVE =
            "an ISO 8601 duration of whole milliseconds from PT0.001S to P3650D, for example PT15M, PT4H or P2D";
    private static final Duration STAND_IN = Duration.ofHours(1);

    private Values() {}

    static String name(DocumentObject object, String field) {
        String value = object.scalar(field, true, EntryKey.ID_ALLOWED);
        if (value != null && !EntryKey.isId(value)) {
            object.report(field, quoted(value), EntryKey.ID_ALLOWED);
        }
        return value == null ? MISSING : value;
    }

    static List<String> names(DocumentObject object, String field, String whose, int atMost) {
        String allowed = "a list of at most " + atMost + " ids of " + whose + ", each once";
        return unique(object, field, object.scalars(field, allowed), atMost, allowed);
    }

    /** A line of text that must be there. */
    static String text(DocumentObject object, String field) {
        String value = Texts.line(object, field, true, 200);
        return value == null ? MISSING : value;
    }

    /** The id of a calendar; null if there is none. */
    static @Nullable String calendar(DocumentObject object, boolean required) {
        String allowed = Calendar.ALWAYS + ", or the id of a calendar";
        String value = object.scalar("calendar", required, allowed);
        if (value != null && !EntryKey.isId(value)) {
            object.report("calendar", quoted(value), allowed);
            return null;
        }
        return value;
    }

    static List<WaitReason> pauseOn(DocumentObject object) {
        String allowed = "a list of " + words(WaitReason.values()) + ", each once";
        List<String> given = object.scalars("pauseOn", allowed);
        List<WaitReason> reasons = new ArrayList<>();
        for (String word : unique(object, "pauseOn", given, WaitReason.values().length, allowed)) {
            WaitReason reason = byWord(WaitReason.values(), word);
            if (reason == null) {
                object.report("pauseOn", quoted(word), allowed);
            } else {
                reasons.add(reason);
            }
        }
        return reasons;
    }

    static Duration settleFor(DocumentObject object) {
        if (!object.has("settleFor")) {
            return Duration.ofMinutes(1);
        }
        return duration(object, "settleFor", Duration.ZERO, "PT0S or " + POSITIVE);
    }

    /** One word of several; null if there is none or another, which is reported. */
    static <W> @Nullable W word(DocumentObject object, String field, W[] words) {
        String value = object.scalar(field, true, words(words));
        W found = value == null ? null : byWord(words, value);
        if (value != null && found == null) {
            object.report(field, quoted(value), words(words));
        }
        return found;
    }

    /** What a text stands for; null if it is missing or stands for nothing, which is reported. */
    static <V> @Nullable V parsed(DocumentObject object, String field, String allowed, Function<String, V> parse) {
        String value = object.scalar(field, true, allowed);
        if (value != null) {
            try {
                return parse.apply(value);
            } catch (RuntimeException e) {
                // Whatever a parser throws, it means that the text is none of those it takes.
                object.report(field, quoted(value), allowed);
            }
        }
        return null;
    }

    static Duration duration(DocumentObject object, String field, Duration shortest, String allowed) {
        String value = object.scalar(field, true, allowed);
        if (value == null) {
            return STAND_IN;
        }
        Duration duration = duration(value, shortest);
        if (duration == null) {
            object.report(field, quoted(value), allowed);
        }
        return duration == null ? STAND_IN : duration;
    }

    /** Null if the text is none, or one out of bounds. */
    static @Nullable Duration duration(String text, Duration shortest) {
        try {
            Duration duration = Duration.parse(text);
            return duration.compareTo(shortest) >= 0
                            && duration.compareTo(LONGEST) <= 0
                            && duration.getNano() % 1_000_000 == 0
                    ? duration
                    : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static List<String> unique(DocumentObject object, String field, List<String> items, int atMost, String allowed) {
        List<String> once = List.copyOf(new LinkedHashSet<>(items));
        if (once.size() < items.size()) {
            object.report(field, "something is listed twice", allowed);
        } else if (items.size() > atMost) {
            object.report(field, items.size() + " items", allowed);
        }
        return once;
    }

    static <W> String words(W[] words) {
        return String.join(", ", Arrays.stream(words).map(Object::toString).toList());
    }

    static <W> @Nullable W byWord(W[] words, String word) {
        for (W candidate : words) {
            if (candidate.toString().equals(word)) {
                return candidate;
            }
        }
        return null;
    }

    static String quoted(String value) {
        return '"' + Texts.shown(value) + '"';
    }
}
