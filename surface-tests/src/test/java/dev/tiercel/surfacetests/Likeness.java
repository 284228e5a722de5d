package dev.tiercel.surfacetests;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether two texts say the same but for what no two runs have in common: ids, instants and secrets. The first time an id
 * of the document is met it stands for the one that was really printed; from then on it has to be that one.
 */
final class Likeness {
    private static final Pattern VARIES = Pattern.compile("(?<uuid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
            + "|(?<instant>\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,3})?Z)"
            + "|(?<secret>tck_[A-Za-z0-9_-]{43})");

    private final Map<String, String> realByWritten = new LinkedHashMap<>();

    /** What is not alike, empty if all is; then what was new is known from now on. */
    Optional<String> difference(String written, String printed) {
        Map<String, String> fresh = new HashMap<>();
        Matcher expected = VARIES.matcher(written);
        Matcher actual = VARIES.matcher(printed);
        int writtenFrom = 0;
        int printedFrom = 0;
        while (expected.find()) {
            if (!actual.find()
                    || !kind(expected).equals(kind(actual))
                    || !written.substring(writtenFrom, expected.start())
                            .equals(printed.substring(printedFrom, actual.start()))) {
                return different(written, printed);
            }
            // Instants repeat or differ by chance; only ids and secrets are told apart.
            if (!kind(expected).equals("instant")) {
                String known = realByWritten.getOrDefault(expected.group(), fresh.get(expected.group()));
                if (known != null && !known.equals(actual.group())) {
                    return different(written, printed);
                }
                fresh.put(expected.group(), actual.group());
            }
            writtenFrom = expected.end();
            printedFrom = actual.end();
        }
        if (!written.substring(writtenFrom).equals(printed.substring(printedFrom))) {
            return different(written, printed);
        }
        realByWritten.putAll(fresh);
        return Optional.empty();
    }

    private static String kind(Matcher matcher) {
        return matcher.group("uuid") != null ? "uuid" : matcher.group("instant") != null ? "instant" : "secret";
    }

    private static Optional<String> different(String written, String printed) {
        return Optional.of("the document says\n" + written + "\nbut it printed\n" + printed);
    }
}
