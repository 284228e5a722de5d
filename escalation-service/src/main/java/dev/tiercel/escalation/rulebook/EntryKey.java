package dev.tiercel.escalation.rulebook;

/** What an entry is called within its tenant. */
public record EntryKey(String kind, String id) implements Comparable<EntryKey> {

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
