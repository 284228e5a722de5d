package dev.tiercel.escalation.rulebook;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who can be told. The contacts are personal data: they go out on {@code directory} and nowhere else.
 *
 * @param language BCP 47
 */
public record Person(
        String id,
        String name,
        String email,
        @Nullable String phone,
        @Nullable String language) implements RuleBookEntry.DirectoryEntry {

    public static final String KIND = "person";

    @Override
    public String kind() {
        return KIND;
    }

    /** Without name and contacts, so that no log line or exception can carry them. */
    @Override
    public String toString() {
        return "Person[id=" + id + "]";
    }
}
