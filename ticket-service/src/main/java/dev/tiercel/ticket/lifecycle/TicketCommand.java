package dev.tiercel.ticket.lifecycle;

import dev.tiercel.ticket.assessment.PolicyRef;
import org.jspecify.annotations.Nullable;

/** What somebody wants to do with a ticket; when, and what it then meets, is in {@link Circumstances}. */
public sealed interface TicketCommand {

    String by();

    /** The word of the contract, in kebab case. */
    default String word() {
        return Words.of(getClass());
    }

    /** Exhaustive by the compiler: a new command breaks every place that does not treat it. */
    <R> R match(Cases<R> cases);

    /** One function per command. */
    interface Cases<R> {
        R acknowledge(Acknowledge command);

        R reply(Reply command);

        R customerReplied(CustomerReplied command);

        R waitFor(Wait command);

        R resume(Resume command);

        R reassess(Reassess command);

        R assign(Assign command);

        R milestone(Milestone command);

        R note(Note command);

        R resolve(Resolve command);

        R reopen(Reopen command);

        R close(Close command);

        R cancel(Cancel command);

        R merge(Merge command);

        R link(Link command);

        R changePolicies(ChangePolicies command);
    }

    /**
     * Take the ticket on.
     *
     * @param sequence the stay this answers, 0 before the first; absent: the newest one known
     */
    record Acknowledge(String by, @Nullable Integer sequence) implements TicketCommand {
        public Acknowledge {
            if (sequence != null) {
                Bounds.sequence(sequence);
            }
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.acknowledge(this);
        }
    }

    /** Answer the customer. */
    record Reply(String by, String text) implements TicketCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.reply(this);
        }
    }

    /** Take down what the customer wrote. */
    record CustomerReplied(String by, String text) implements TicketCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.customerReplied(this);
        }
    }

    /** Wait for somebody else. */
    record Wait(String by, WaitReason reason, @Nullable String note) implements TicketCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.waitFor(this);
        }
    }

    /** Go on after a wait. */
    record Resume(String by) implements TicketCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.resume(this);
        }
    }

    /**
     * Judge it anew; what is not named stays.
     *
     * @param priority absent if impact and urgency say it, or if only the category changes
     */
    record Reassess(
            String by,
            @Nullable Priority priority,
            @Nullable Level impact,
            @Nullable Level urgency,
            @Nullable String category,
            @Nullable String reason)
            implements TicketCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.reassess(this);
        }
    }

    /** Give it to a person, a team, both, or nobody. */
    record Assign(
            String by, @Nullable String assignee, @Nullable String team) implements TicketCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.assign(this);
        }
    }

    /** Say that something was reached. */
    record Milestone(String by, String name) implements TicketCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.milestone(this);
        }
    }

    /** Take something down for those who work on it. */
    record Note(String by, String text) implements TicketCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.note(this);
        }
    }

    /** Call it solved; {@code sequence} as for {@link Acknowledge}. */
    record Resolve(
            String by,
            String resolution,
            @Nullable String rootCause,
            @Nullable Integer sequence) implements TicketCommand {
        public Resolve {
            if (sequence != null) {
                Bounds.sequence(sequence);
            }
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.resolve(this);
        }
    }

    /** Take it up again. */
    record Reopen(String by, String reason) implements TicketCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.reopen(this);
        }
    }

    /** Call it finished after it was resolved. */
    record Close(
            String by, @Nullable String agreedBy, @Nullable String note) implements TicketCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.close(this);
        }
    }

    /** End it unsolved: it was none, or is no longer wanted. */
    record Cancel(String by, String reason) implements TicketCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.cancel(this);
        }
    }

    /** Let it go on as part of another ticket; whether that one can take it in is not judged here. */
    record Merge(String by, TicketId into) implements TicketCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.merge(this);
        }
    }

    /** Say how it relates to another ticket; whether there is such a one is not judged here. */
    record Link(String by, TicketId to, LinkKind kind) implements TicketCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.link(this);
        }
    }

    /** Move it to other policies; what is not named stays. */
    record ChangePolicies(
            String by,
            @Nullable PolicyRef slaPolicy,
            @Nullable PolicyRef escalationPolicy) implements TicketCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.changePolicies(this);
        }
    }
}
