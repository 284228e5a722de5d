package dev.tiercel.escalation.rulebook;

/** Somebody who can be told. The address is personal data: it goes out on {@code directory} and nowhere else. */
public record Person(String id, String name, String email) implements RuleBookEntry.DirectoryEntry {

    public static final String KIND = "person";

    @Override
    public String kind() {
        return KIND;
    }

    /** Without the address, so that no log line or exception can carry it. */
    @Override
    public String toString() {
        return "Person[id=" + id + "]";
    }
}
