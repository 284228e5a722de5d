package dev.tiercel.ticket.search.rest;

import dev.tiercel.httpedge.rest.TypedProblem;
import dev.tiercel.ticket.search.Order;
import dev.tiercel.ticket.search.Word;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads query parameters; what cannot be is refused with 400, naming the parameter and what is allowed. */
final class Queries {
    private static final int LONGEST_TEXT = 254;
    private static final int LONGEST_SEARCH = 200;
    private static final int MOST_WORDS = 10;
    private static final int LAST_YEAR = 9999;

    private Queries() {}

    static Set<String> oneOf(String name, @Nullable List<String> values, List<String> allowed) {
        if (values == null) {
            return Set.of();
        }
        if (!allowed.containsAll(values)) {
            throw refused(name, "not known (expected: one of " + String.join(", ", allowed) + ")");
        }
        return Set.copyOf(values);
    }

    static Order order(String word) {
        return Order.of(word)
                .orElseThrow(() -> refused(
                        "sort",
                        "not known (expected: one of "
                                + Arrays.stream(Order.values()).map(Order::word).collect(Collectors.joining(", "))
                                + ")"));
    }

    static @Nullable Integer tier(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("[1-9][0-9]{0,2}")) {
            throw refused("tier", "not allowed (expected: a whole number from 1 to 999)");
        }
        return Integer.valueOf(text);
    }

    static @Nullable String text(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        boolean storable = text.codePoints()
                .noneMatch(point -> Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
        if (text.length() > LONGEST_TEXT || !storable) {
            throw refused(name, "not allowed (expected: 1 to " + LONGEST_TEXT + " characters, one line)");
        }
        return text;
    }

    static @Nullable Instant instant(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return instant(text);
        } catch (DateTimeException e) {
            throw refused(
                    name,
                    "not an instant (expected: ISO 8601 with offset or Z, such as 2026-03-02T09:00:00Z, and + written as"
                            + " %2B)");
        }
    }

    /**
     * @throws DateTimeException if it is none, or not one of a year that can be stored
     */
    static Instant instant(String text) {
        OffsetDateTime at = OffsetDateTime.parse(text);
        if (at.getYear() < 0 || at.getYear() > LAST_YEAR) {
            throw new DateTimeException("year: " + at.getYear() + " (expected: 0 to " + LAST_YEAR + ")");
        }
        return at.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    static List<Word> words(String name, @Nullable String text) {
        if (text == null) {
            return List.of();
        }
        String typed = text(name, text);
        List<Word> words = typed == null ? List.of() : Word.of(typed);
        if (words.isEmpty() || words.size() > MOST_WORDS || text.length() > LONGEST_SEARCH) {
            throw refused(
                    name,
                    "not allowed (expected: 1 to " + MOST_WORDS + " words, at most " + LONGEST_SEARCH + " characters)");
        }
        return words;
    }

    private static RuntimeException refused(String name, String message) {
        return TypedProblem.badField(name, "query", message);
    }
}
