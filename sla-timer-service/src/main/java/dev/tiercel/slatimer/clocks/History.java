package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up what happened to a ticket, told in the order it happened. What cannot have happened changes nothing. */
public final class History {

    private static final String CUSTOMER = "customer";

    /** @param endsWait true if the ticket stopped waiting by it, whether to wait for somebody else or not */
    record Step(Happening happening, boolean endsWait) {}

    final Instant openedAt;
    final List<Step> steps = new ArrayList<>();
    final List<Answer> acknowledgements = new ArrayList<>();
    final List<Instant> replies = new ArrayList<>();
    final List<Wait> waits = new ArrayList<>();
    final List<Terms> terms = new ArrayList<>();
    final List<Rest> rests = new ArrayList<>();

    @Nullable
    Answer resolution;

    @Nullable
    Instant endedAt;

    private History(Terms atOpening) {
        openedAt = atOpening.from();
        terms.add(atOpening);
    }

    public static History of(Ticket ticket) {
        History told = new History(new Terms(ticket.openedAt(), ticket.priority(), ticket.slaPolicy()));
        ticket.history().forEach(told::tell);
        return told;
    }

    private void tell(Happening happening) {
        steps.add(new Step(happening, isWaiting() && endsWait(happening)));
        Instant at = happening.occurredAt();
        if (endsWait(happening)) {
            endWait(at);
        }
        if (happening instanceof Happening.Acknowledged acknowledged) {
            acknowledgements.add(new Answer(at, acknowledged.sequence()));
        } else if (happening instanceof Happening.Replied) {
            replies.add(at);
        } else if (happening instanceof Happening.Waiting waiting) {
            waits.add(new Wait(waiting.reason(), at, null));
        } else if (happening instanceof Happening.Reassessed reassessed) {
            change(new Terms(at, reassessed.priority(), current().slaPolicy()));
        } else if (happening instanceof Happening.PolicyChanged changed) {
            change(new Terms(at, current().priority(), changed.slaPolicy()));
        } else if (happening instanceof Happening.Resolved resolved) {
            resolve(new Answer(at, resolved.sequence()));
        } else if (happening instanceof Happening.Closed) {
            resolve(new Answer(at, 0)); // only if nobody said before that it is solved
        } else if (happening instanceof Happening.Reopened) {
            reopen(at);
        } else if (happening instanceof Happening.Ended && endedAt == null) {
            endedAt = at;
        }
    }

    /** A wait for somebody else may follow at once. */
    private boolean endsWait(Happening happening) {
        return happening instanceof Happening.Resumed
                || happening instanceof Happening.Waiting
                || happening instanceof Happening.Resolved
                || happening instanceof Happening.Closed
                || happening instanceof Happening.Ended
                || happening instanceof Happening.CustomerReplied && isWaitingFor(CUSTOMER);
    }

    private void resolve(Answer answer) {
        if (resolution == null) {
            resolution = answer;
        }
    }

    private void reopen(Instant at) {
        if (resolution != null) {
            rests.add(new Rest(resolution, at));
            resolution = null;
        }
    }

    private void change(Terms next) {
        Terms current = current();
        if (next.priority() != current.priority() || !next.slaPolicy().equals(current.slaPolicy())) {
            terms.add(
                    next.from().isBefore(current.from())
                            ? new Terms(current.from(), next.priority(), next.slaPolicy())
                            : next);
        }
    }

    private Terms current() {
        return terms.get(terms.size() - 1);
    }

    private boolean isWaiting() {
        return !waits.isEmpty() && waits.get(waits.size() - 1).to() == null;
    }

    private boolean isWaitingFor(String reason) {
        return isWaiting() && waits.get(waits.size() - 1).reason().equals(reason);
    }

    private void endWait(Instant at) {
        if (isWaiting()) {
            Wait open = waits.remove(waits.size() - 1);
            waits.add(new Wait(open.reason(), open.from(), at));
        }
    }
}
