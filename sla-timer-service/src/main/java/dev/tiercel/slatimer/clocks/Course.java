package dev.tiercel.slatimer.clocks;

import java.util.List;
import java.util.Set;

/** When an objective of an SLA policy is measured: what starts, pauses and stops its clock. */
public sealed interface Course {

    /** From the opening to the first answer of any kind. */
    record FirstResponse() implements Course {}

    /** From each customer message that finds no other one unanswered, to the next reply. */
    record NextReply() implements Course {}

    /** From the opening, and then from each reply, to the next. */
    record RegularUpdate() implements Course {}

    /** From the opening to a resolution that stands. */
    record Resolution() implements Course {}

    /**
     * What somebody wrote into a policy. Several conditions that one event meets apply in this order: stop, cancel, reset,
     * resume, pause, start.
     *
     * @param reset cancels the running instance and begins the next one
     * @param recurs true if a start after a stop begins the next instance
     */
    record Own(
            Set<Condition> start,
            Set<Condition> stop,
            Set<Condition> pause,
            Set<Condition> resume,
            Set<Condition> cancel,
            Set<Condition> reset,
            boolean recurs)
            implements Course {

        public Own {
            start = Set.copyOf(start);
            stop = Set.copyOf(stop);
            pause = Set.copyOf(pause);
            resume = Set.copyOf(resume);
            cancel = Set.copyOf(cancel);
            reset = Set.copyOf(reset);
            if (start.isEmpty() || stop.isEmpty()) {
                throw new IllegalArgumentException(
                        "start " + start + ", stop " + stop + " (expected: at least one each)");
            }
        }
    }

    /** The clocks of a ticket under it, in order; instance 1 first. */
    default List<Run> runs(History history) {
        return Runs.of(this, history);
    }
}
