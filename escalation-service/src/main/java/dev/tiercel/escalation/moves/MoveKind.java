package dev.tiercel.escalation.moves;

/** How a ticket moved. {@code toString} is the word of the contract. */
public enum MoveKind {
    ASSIGNED("assigned"),
    TIMED_OUT("timed-out"),
    /** A breach at the last tier started the path again. */
    REPEATED("repeated"),
    MANUAL("manual"),
    /** Sideways: to another team, or onto the path of another policy. */
    FUNCTIONAL("functional"),
    HANDED_BACK("handed-back"),
    /** A breach at the last tier: nobody is left to ask, so the stay it begins has no limits. */
    EXHAUSTED("exhausted");

    private final String word;

    MoveKind(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
