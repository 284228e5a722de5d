package dev.tiercel.escalation.rulebook;

import java.util.regex.Pattern;

/** What an entry is called within its tenant. */
public record EntryKey(String kind, String id) implements Comparable<EntryKey> {

    /** What an id is made of. */
    public static final String ID_ALLOWED = "a-z, 0-9, '.', '_' and '-', at most 64, starting with a letter or digit";

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    @Override
    public int compareTo(EntryKey other) {
        int byKind = kind.compareTo(other.kind);
        return byKind == 0 ? id.compareTo(other.id) : byKind;
    }

    @Override
    public String toString() {
        return kind + " " + id;
    }
}
