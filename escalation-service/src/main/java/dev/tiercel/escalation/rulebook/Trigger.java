package dev.tiercel.escalation.rulebook;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something in the history of a ticket that an objective of one's own can start, stop or pause with. */
public record Trigger(String word) {

    private static final List<String> WORDS = List.of(
            "opened",
            "acknowledged",
            "replied",
            "customer-replied",
            "waiting",
            "resumed",
            "reassessed",
            "assigned",
            "resolved",
            "reopened",
            "closed");
    private static final String WAITING = "waiting:";
    private static final Pattern MILESTONE = Pattern.compile("milestone:[a-z][a-z0-9-]{0,63}");

    /** What there is to choose from. */
    public static final String ALLOWED = String.join(", ", WORDS)
            + Stream.of(WaitReason.values())
                    .map(reason -> ", " + WAITING + reason)
                    .collect(Collectors.joining())
            + ", or milestone: with its name, such as milestone:registered";

    public static final Trigger OPENED = new Trigger("opened");
    public static final Trigger RESUMED = new Trigger("resumed");

    public Trigger {
        if (!isOne(word)) {
            throw new IllegalArgumentException("trigger: " + word + " (expected: " + ALLOWED + ")");
        }
    }

    public static boolean isOne(String text) {
        return WORDS.contains(text)
                || MILESTONE.matcher(text).matches()
                || Stream.of(WaitReason.values()).anyMatch(reason -> text.equals(WAITING + reason));
    }

    /** Whether one thing that happens can be both. */
    public boolean overlaps(Trigger other) {
        return word.equals(other.word)
                || word.equals("waiting") && other.word.startsWith(WAITING)
                || other.word.equals("waiting") && word.startsWith(WAITING);
    }

    @Override
    public String toString() {
        return word;
    }
}
