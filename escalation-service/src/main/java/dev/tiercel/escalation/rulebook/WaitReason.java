package dev.tiercel.escalation.rulebook;

/** Whom a waiting ticket waits for. {@code toString} is the word of the contract. */
public enum WaitReason {
    CUSTOMER("customer"),
    VENDOR("vendor"),
    OTHER("other");

    private final String word;

    WaitReason(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
