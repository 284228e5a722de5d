package dev.tiercel.ticket.lifecycle;

import java.time.Instant;
import java.util.function.Function;

/**
 * What somebody wants to do with a ticket. {@code at} is the time of the request in whole milliseconds; it may lie before
 * the ticket's last change if the wall clock stepped back.
 */
public sealed interface TicketCommand {
    Instant at();

    String by();

    /** Exhaustive by the compiler: a new command breaks every place that does not treat it. */
    <R> R match(
            Function<Acknowledge, R> acknowledge,
            Function<Wait, R> wait,
            Function<Resume, R> resume,
            Function<Resolve, R> resolve);

    /**
     * Take the ticket on.
     *
     * @param sequence the stay this answers, 0 before the first
     * @param newestStay the newest stay this service has read of; it may lag behind the truth
     */
    record Acknowledge(Instant at, String by, int sequence, int newestStay) implements TicketCommand {
        public Acknowledge {
            Bounds.millis(at);
            Bounds.sequence(sequence);
            Bounds.sequence(newestStay);
        }

        @Override
        public <R> R match(
                Function<Acknowledge, R> acknowledge,
                Function<Wait, R> wait,
                Function<Resume, R> resume,
                Function<Resolve, R> resolve) {
            return acknowledge.apply(this);
        }
    }

    /** Wait for somebody else. */
    record Wait(Instant at, String by, WaitReason reason) implements TicketCommand {
        public Wait {
            Bounds.millis(at);
        }

        @Override
        public <R> R match(
                Function<Acknowledge, R> acknowledge,
                Function<Wait, R> wait,
                Function<Resume, R> resume,
                Function<Resolve, R> resolve) {
            return wait.apply(this);
        }
    }

    /** Go on after a wait. */
    record Resume(Instant at, String by) implements TicketCommand {
        public Resume {
            Bounds.millis(at);
        }

        @Override
        public <R> R match(
                Function<Acknowledge, R> acknowledge,
                Function<Wait, R> wait,
                Function<Resume, R> resume,
                Function<Resolve, R> resolve) {
            return resume.apply(this);
        }
    }

    /** Call it solved; {@code sequence} and {@code newestStay} as for {@link Acknowledge}. */
    record Resolve(Instant at, String by, String resolution, int sequence, int newestStay) implements TicketCommand {
        public Resolve {
            Bounds.millis(at);
            Bounds.sequence(sequence);
            Bounds.sequence(newestStay);
        }

        @Override
        public <R> R match(
                Function<Acknowledge, R> acknowledge,
                Function<Wait, R> wait,
                Function<Resume, R> resume,
                Function<Resolve, R> resolve) {
            return resolve.apply(this);
        }
    }
}
