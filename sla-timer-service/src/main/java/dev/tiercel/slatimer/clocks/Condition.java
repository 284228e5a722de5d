package dev.tiercel.slatimer.clocks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something in the history of a ticket that an own objective starts, stops or pauses on.
 *
 * @param word one of {@link #WORDS}
 * @param detail the reason of {@code waiting}, or the name of {@code milestone}; null where any will do
 */
public record Condition(String word, @Nullable String detail) {

    private static final String WAITING = "waiting";
    private static final String MILESTONE = "milestone";
    private static final List<String> WORDS = List.of(
            "opened",
            "acknowledged",
            "replied",
            "customer-replied",
            WAITING,
            "resumed",
            "reassessed",
            "assigned",
            "resolved",
            "reopened",
            "closed",
            MILESTONE);

    public static final Condition OPENED = new Condition("opened", null);
    public static final Condition RESUMED = new Condition("resumed", null);

    public Condition {
        boolean detailed = word.equals(WAITING) || word.equals(MILESTONE);
        if (!WORDS.contains(word)
                || detail != null && (!detailed || detail.isEmpty())
                || word.equals(MILESTONE) && detail == null) {
            throw new IllegalArgumentException("condition: " + word + (detail == null ? "" : ":" + detail)
                    + " (expected: one of " + String.join(", ", WORDS.subList(0, WORDS.size() - 1))
                    + ", waiting:<reason>, milestone:<name>)");
        }
    }

    /** @throws IllegalArgumentException if it is none; the message lists what is allowed */
    public static Condition parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new Condition(text, null)
                : new Condition(text.substring(0, colon), text.substring(colon + 1));
    }

    /** A wait that ended counts as {@code resumed}, whoever ended it. */
    boolean isMetBy(Happening happening, boolean endsWait) {
        return switch (word) {
            case "acknowledged" -> happening instanceof Happening.Acknowledged;
            case "replied" -> happening instanceof Happening.Replied;
            case "customer-replied" -> happening instanceof Happening.CustomerReplied;
            case WAITING ->
                happening instanceof Happening.Waiting waiting && (detail == null || detail.equals(waiting.reason()));
            case "resumed" -> endsWait;
            case "reassessed" -> happening instanceof Happening.Reassessed;
            case "assigned" -> happening instanceof Happening.Assigned;
            case "resolved" -> happening instanceof Happening.Resolved;
            case "reopened" -> happening instanceof Happening.Reopened;
            case "closed" -> happening instanceof Happening.Closed;
            case MILESTONE ->
                happening instanceof Happening.Milestone milestone
                        && milestone.name().equals(detail);
            default -> false; // opened: no happening of a history, but its beginning
        };
    }

    @Override
    public String toString() {
        return detail == null ? word : word + ":" + detail;
    }
}
