package dev.tiercel.escalation.moves;

/** Why a breach left its ticket where it was. {@code toString} is the word of the contract. */
public enum NotMovedReason {
    STALE("stale"),
    ACKNOWLEDGED("acknowledged"),
    ABSORBED("absorbed"),
    EXHAUSTED("exhausted"),
    FINISHED("finished");

    private final String word;

    NotMovedReason(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
