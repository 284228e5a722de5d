package dev.tiercel.escalation.rulebook.documents;

/**
 * One mistake.
 *
 * @param file empty if the text came by request
 * @param line counted from 1; 0 if it concerns the text as a whole
 * @param field path from the document's root; empty if it concerns the whole document
 */
public record Mistake(String file, int line, String field, String found, String allowed) {

    /** What is wrong and what is allowed, without the place. */
    public String message() {
        return found + " (allowed: " + allowed + ")";
    }

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + (field.isEmpty() ? "" : field + ": ") + message();
    }
}
