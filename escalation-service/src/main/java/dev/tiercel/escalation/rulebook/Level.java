package dev.tiercel.escalation.rulebook;

/** A grade of impact or urgency. {@code toString} is the word of the contract. */
public enum Level {
    HIGH("high"),
    MEDIUM("medium"),
    LOW("low");

    private final String word;

    Level(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
