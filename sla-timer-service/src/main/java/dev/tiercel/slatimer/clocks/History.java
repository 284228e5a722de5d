package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up what happened to a ticket, told in the order it happened. What cannot have happened changes nothing. */
final class History {

    private static final String CUSTOMER = "customer";

    final List<Answer> acknowledgements = new ArrayList<>();
    final List<Instant> replies = new ArrayList<>();
    final List<Wait> waits = new ArrayList<>();
    final List<Terms> changes = new ArrayList<>();
    final List<Rest> rests = new ArrayList<>();

    @Nullable
    Answer resolution;

    @Nullable
    Instant endedAt;

    private Terms terms;

    History(Terms atOpening) {
        terms = atOpening;
    }

    void tell(Happening happening) {
        Instant at = happening.occurredAt();
        if (happening instanceof Happening.Acknowledged acknowledged) {
            acknowledgements.add(new Answer(at, acknowledged.sequence()));
        } else if (happening instanceof Happening.Replied) {
            replies.add(at);
        } else if (happening instanceof Happening.CustomerReplied) {
            if (isWaitingFor(CUSTOMER)) {
                endWait(at);
            }
        } else if (happening instanceof Happening.Waiting waiting) {
            endWait(at); // a wait for somebody else may follow at once
            waits.add(new Wait(waiting.reason(), at, null));
        } else if (happening instanceof Happening.Resumed) {
            endWait(at);
        } else if (happening instanceof Happening.Reassessed reassessed) {
            change(new Terms(at, reassessed.priority(), terms.slaPolicy()));
        } else if (happening instanceof Happening.PolicyChanged changed) {
            change(new Terms(at, terms.priority(), changed.slaPolicy()));
        } else if (happening instanceof Happening.Resolved resolved) {
            resolve(new Answer(at, resolved.sequence()));
        } else if (happening instanceof Happening.Closed) {
            resolve(new Answer(at, 0)); // only if nobody said before that it is solved
        } else if (happening instanceof Happening.Reopened) {
            reopen(at);
        } else if (happening instanceof Happening.Ended && endedAt == null) {
            endWait(at);
            endedAt = at;
        }
    }

    private void resolve(Answer answer) {
        endWait(answer.at());
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
        if (next.priority() != terms.priority() || !next.slaPolicy().equals(terms.slaPolicy())) {
            terms = next.from().isBefore(terms.from())
                    ? new Terms(terms.from(), next.priority(), next.slaPolicy())
                    : next;
            changes.add(terms);
        }
    }

    private boolean isWaitingFor(String reason) {
        Wait last = waits.isEmpty() ? null : waits.get(waits.size() - 1);
        return last != null && last.to() == null && last.reason().equals(reason);
    }

    private void endWait(Instant at) {
        int last = waits.size() - 1;
        if (last >= 0 && waits.get(last).to() == null) {
            Wait open = waits.get(last);
            waits.set(last, new Wait(open.reason(), open.from(), at));
        }
    }
}
