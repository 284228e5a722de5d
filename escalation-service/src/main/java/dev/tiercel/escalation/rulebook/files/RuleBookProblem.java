package dev.tiercel.escalation.rulebook.files;

/**
 * One mistake.
 *
 * @param line counted from 1; 0 if it concerns the file as a whole
 * @param field path from the document's root; empty if it concerns the whole document
 */
public record RuleBookProblem(String file, int line, String field, String found, String allowed) {

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + (field.isEmpty() ? "" : field + ": ") + found
                + " (allowed: " + allowed + ")";
    }
}
