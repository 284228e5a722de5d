package dev.tiercel.ticket.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a command meets when it is judged.
 *
 * @param at when it happened, in whole milliseconds
 * @param sourceSequence the number the source system gave it
 * @param stayThen the newest stay begun by then, 0 before the first
 * @param newestStay the newest stay of all, as far as this service has read; it may lag behind the truth
 * @param priorities what impact and urgency make
 */
public record Circumstances(
        Instant at, @Nullable Integer sourceSequence, int stayThen, int newestStay, PriorityRule priorities) {

    public Circumstances {
        Bounds.millis(at);
        Bounds.sequence(stayThen);
        Bounds.sequence(newestStay);
    }
}
