package dev.tiercel.httpedge.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Writes the place in a list after which the next page begins as text that callers hand back without looking into it. */
final class Cursor {

    private static final String SEPARATOR = "\n";
    private static final String REFUSED = "not a cursor of this list (expected: one taken from a Link header of it)";

    private Cursor() {}

    /** @param list which list in which order the place belongs to: it means nothing in another */
    static String write(String list, List<String> place) {
        if (place.stream().anyMatch(part -> part.contains(SEPARATOR))) {
            throw new IllegalArgumentException("place in " + list + ": a line break (expected: none)");
        }
        String text = list + SEPARATOR + String.join(SEPARATOR, place);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /**
     * @param parts how many the place has
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if it was not made for this list
     */
    static List<String> read(String list, int parts, String cursor) {
        try {
            String[] found = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(SEPARATOR, -1);
            if (found.length == parts + 1
                    && found[0].equals(list)
                    && Arrays.stream(found).allMatch(Cursor::isText)) {
                return Arrays.asList(found).subList(1, found.length);
            }
        } catch (IllegalArgumentException notBase64) {
            throw TypedProblem.badField("cursor", "query", REFUSED);
        }
        throw TypedProblem.badField("cursor", "query", REFUSED);
    }

    /** A database takes no U+0000, and no place has any other control character. */
    private static boolean isText(String part) {
        return part.chars().noneMatch(Character::isISOControl);
    }

    /** 400 for a place whose parts are not what this list is ordered by. */
    static RuntimeException refused() {
        return TypedProblem.badField("cursor", "query", REFUSED);
    }
}
