package dev.tiercel.ticket.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the numbers of a ticket's source have come. A number has its turn when all lower ones had theirs; accepted,
 * refused or nothing new, it is used up with it, so that one refusal does not stop what the source sends after it.
 *
 * @param last the newest number that had its turn, 0 before the first
 * @param lastAt when the latest of what had its turn happened
 */
public record SourceOrder(int last, @Nullable Instant lastAt) {

    /** Where a number stands. */
    public enum Turn {
        OVER,
        NOW,
        AHEAD
    }

    public SourceOrder {
        Bounds.sequence(last);
    }

    public Turn turnOf(int sourceSequence) {
        if (sourceSequence <= last) {
            return Turn.OVER;
        }
        return sourceSequence == last + 1 ? Turn.NOW : Turn.AHEAD;
    }

    /** Whether it happened before what the source numbered lower, which cannot be. */
    public boolean contradicts(Instant at) {
        return lastAt != null && at.isBefore(lastAt);
    }

    /** When something happened that nobody gave a time for: at {@code now}, but not before what was numbered lower. */
    public Instant notBefore(Instant now) {
        return contradicts(now) ? lastAt : now;
    }

    public SourceOrder after(int sourceSequence, Instant at) {
        return new SourceOrder(sourceSequence, contradicts(at) ? lastAt : at);
    }
}
