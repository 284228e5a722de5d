package dev.tiercel.testing.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of {@code docs/problems.md}: a row per type of problem, with its status. */
public final class ProblemsPage {

    /** What every type begins with. */
    public static final String TYPES = "https://tiercel.dev/problems/";

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\| ([45][0-9]{2}) \\| .+ \\|$");

    private final Map<String, Integer> statuses = new TreeMap<>();

    ProblemsPage(String text) {
        text.lines().map(ROW::matcher).filter(Matcher::matches).forEach(row -> {
            if (statuses.put(row.group(1), Integer.valueOf(row.group(2))) != null) {
                throw new IllegalArgumentException(row.group(1) + ": two rows (expected: one)");
            }
        });
    }

    /** The page of this source tree, seen from the directory of a module. */
    public static ProblemsPage ofThisTree() {
        try {
            return new ProblemsPage(Files.readString(Path.of("../docs/problems.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the page says otherwise of a problem; empty if it says it so.
     *
     * @param type the whole URI
     */
    public Optional<String> mistake(String type, int status) {
        if (!type.startsWith(TYPES)) {
            return Optional.of("type " + type + " (expected: " + TYPES + "...)");
        }
        String name = type.substring(TYPES.length());
        Integer said = statuses.get(name);
        if (said == null) {
            return Optional.of(name + ": not in docs/problems.md");
        }
        return said == status
                ? Optional.empty()
                : Optional.of(name + ": status " + status + " (docs/problems.md says: " + said + ")");
    }
}
