package dev.tiercel.escalation.moves;

/** What a correction led to. {@code toString} is what the store keeps. */
public enum CorrectionNote {
    /** The ticket went back to the tier it had come from. */
    HANDED_BACK("handed-back"),
    /** Nothing to undo: the breach had not caused the current stay, or somebody is already at work, or all is done. */
    RECORDED("recorded"),
    /** A retraction that overtook its breach; it counts once the breach is answered. */
    AWAITS_ANNOUNCEMENT("awaits-announcement"),
    /** A breach stands again. The tier that has the ticket has its own clocks, so nobody is moved. */
    REINSTATED("reinstated");

    private final String word;

    CorrectionNote(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
