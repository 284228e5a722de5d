package dev.tiercel.escalation.rulebook.documents;

/** The text as a whole is not what it should be; nothing in it can be judged. */
final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String found;
    private final String allowed;

    UnreadableException(int line, String found, String allowed) {
        super(found);
        this.line = line;
        this.found = found;
        this.allowed = allowed;
    }

    Mistake in(String file) {
        return new Mistake(file, line, "", found, allowed);
    }
}
