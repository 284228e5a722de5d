package dev.tiercel.ticket.lifecycle;

import java.util.Objects;

/**
 * Whether an event can follow on a ticket. Pure, and the same for a command that is judged now and for what happened
 * later than one that comes late.
 */
final class Legality implements TicketEvent.Cases<Legality.Verdict> {

    sealed interface Verdict {
        /** It changes something. */
        record Legal() implements Verdict {}

        /** It changes nothing, because it is so already. */
        record HoldsAlready() implements Verdict {}

        record Illegal(Refusal reason) implements Verdict {}
    }

    private static final Verdict LEGAL = new Verdict.Legal();
    private static final Verdict HOLDS_ALREADY = new Verdict.HoldsAlready();

    private final Ticket ticket;

    private Legality(Ticket ticket) {
        this.ticket = ticket;
    }

    static Verdict of(Ticket ticket, TicketEvent event) {
        return event.match(new Legality(ticket));
    }

    @Override
    public Verdict opened(TicketEvent.Opened event) {
        throw new IllegalStateException(
                "ticket " + ticket.id() + ": opened at version " + ticket.version() + " (expected: once)");
    }

    @Override
    public Verdict acknowledged(TicketEvent.Acknowledged event) {
        Acknowledgement standing = ticket.acknowledgement();
        return standing != null && standing.sequence() >= event.sequence() ? HOLDS_ALREADY : whileUnfinished();
    }

    @Override
    public Verdict replied(TicketEvent.Replied event) {
        return unlessGone();
    }

    @Override
    public Verdict customerReplied(TicketEvent.CustomerReplied event) {
        return unlessGone();
    }

    @Override
    public Verdict waiting(TicketEvent.Waiting event) {
        if (ticket.state() instanceof TicketState.Waiting waiting) {
            return waiting.reason() == event.reason() ? HOLDS_ALREADY : illegal(Refusal.WAITS_FOR_ANOTHER_REASON);
        }
        return whileUnfinished();
    }

    @Override
    public Verdict resumed(TicketEvent.Resumed event) {
        return ticket.state() instanceof TicketState.Open ? HOLDS_ALREADY : whileUnfinished();
    }

    @Override
    public Verdict reassessed(TicketEvent.Reassessed event) {
        Verdict verdict = whileUnfinished();
        boolean same = TicketEvolution.classified(ticket, event).equals(ticket.classification());
        return verdict == LEGAL && same ? HOLDS_ALREADY : verdict;
    }

    @Override
    public Verdict assigned(TicketEvent.Assigned event) {
        Assignment standing = ticket.assignment();
        boolean same = Objects.equals(standing == null ? null : standing.assignee(), event.assignee())
                && Objects.equals(standing == null ? null : standing.team(), event.team());
        Verdict verdict = whileUnfinished();
        return verdict == LEGAL && same ? HOLDS_ALREADY : verdict;
    }

    @Override
    public Verdict milestoneReached(TicketEvent.MilestoneReached event) {
        Verdict verdict = unlessGone();
        return verdict == LEGAL && Milestone.reachedSinceReopening(ticket, event.name()) ? HOLDS_ALREADY : verdict;
    }

    @Override
    public Verdict noted(TicketEvent.Noted event) {
        return LEGAL;
    }

    @Override
    public Verdict resolved(TicketEvent.Resolved event) {
        Resolution standing = Standing.resolution(ticket.state());
        // The sequence is not compared: a retry without one would name the stay known by then.
        return standing != null
                        && standing.by().equals(event.by())
                        && standing.text().equals(event.resolution())
                        && Objects.equals(standing.rootCause(), event.rootCause())
                ? HOLDS_ALREADY
                : whileUnfinished();
    }

    @Override
    public Verdict reopened(TicketEvent.Reopened event) {
        if (ticket.state() instanceof TicketState.Resolved) {
            return LEGAL;
        }
        if (ticket.state() instanceof TicketState.Closed closed) {
            return closed.closure().reopenableAt(event.at()) ? LEGAL : illegal(Refusal.REOPENING_OVER);
        }
        Verdict verdict = whileUnfinished();
        return verdict == LEGAL ? reopenedAlready(event) : verdict;
    }

    private Verdict reopenedAlready(TicketEvent.Reopened event) {
        return ticket.history().stream()
                        .filter(entry -> entry.type().equals(event.word()))
                        .reduce((earlier, later) -> later)
                        .filter(last -> Objects.equals(last.by(), event.by()))
                        .isPresent()
                ? HOLDS_ALREADY
                : illegal(Refusal.TICKET_NOT_RESOLVED);
    }

    @Override
    public Verdict closed(TicketEvent.Closed event) {
        if (ticket.state() instanceof TicketState.Resolved) {
            return LEGAL;
        }
        if (ticket.state() instanceof TicketState.Closed closed) {
            Closure standing = closed.closure();
            return standing.equals(new Closure(event.by(), standing.at(), event.agreedBy(), event.note()))
                    ? HOLDS_ALREADY
                    : illegal(Refusal.TICKET_CLOSED);
        }
        Verdict verdict = whileUnfinished();
        return verdict == LEGAL ? illegal(Refusal.TICKET_NOT_RESOLVED) : verdict;
    }

    @Override
    public Verdict cancelled(TicketEvent.Cancelled event) {
        if (ticket.state() instanceof TicketState.Cancelled cancelled) {
            Cancellation standing = cancelled.cancellation();
            return standing.equals(new Cancellation(event.by(), standing.at(), event.reason()))
                    ? HOLDS_ALREADY
                    : illegal(Refusal.TICKET_CANCELLED);
        }
        return whileUnfinished();
    }

    @Override
    public Verdict merged(TicketEvent.Merged event) {
        if (ticket.state() instanceof TicketState.Merged merged) {
            return merged.merger().into().equals(event.into()) ? HOLDS_ALREADY : illegal(Refusal.TICKET_MERGED);
        }
        return ticket.state() instanceof TicketState.Resolved ? LEGAL : whileUnfinished();
    }

    @Override
    public Verdict linked(TicketEvent.Linked event) {
        return ticket.links().stream().anyMatch(link -> link.to().equals(event.to()) && link.kind() == event.kind())
                ? HOLDS_ALREADY
                : LEGAL;
    }

    @Override
    public Verdict policiesChanged(TicketEvent.PoliciesChanged event) {
        Verdict verdict = ticket.state() instanceof TicketState.Resolved ? LEGAL : whileUnfinished();
        return verdict == LEGAL && ticket.policies().equals(event.to()) ? HOLDS_ALREADY : verdict;
    }

    /** Open or waiting. */
    private Verdict whileUnfinished() {
        Refusal refusal = ticket.state().match(Standing.FINISHED_AS);
        return refusal == null ? LEGAL : illegal(refusal);
    }

    /** Neither cancelled nor merged. */
    private Verdict unlessGone() {
        Refusal refusal = ticket.state().match(Standing.FINISHED_AS);
        return refusal == Refusal.TICKET_CANCELLED || refusal == Refusal.TICKET_MERGED ? illegal(refusal) : LEGAL;
    }

    private static Verdict illegal(Refusal reason) {
        return new Verdict.Illegal(reason);
    }
}
