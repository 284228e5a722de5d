package dev.tiercel.ticket.lifecycle;

import java.util.List;

/**
 * What a ticket is after an event. Pure; each event makes the next version, also one that changes nothing because
 * something that came late said it before.
 */
public final class TicketEvolution implements TicketEvent.Cases<Ticket> {
    private final Ticket ticket;

    private TicketEvolution(Ticket ticket) {
        this.ticket = ticket;
    }

    /** The ticket an {@link TicketEvent.Opened} begins. */
    public static Ticket begin(TicketEvent.Opened event) {
        AtOpening atOpening = event.ticket().atOpening();
        return new Ticket(
                event.ticket(),
                event.at(),
                1,
                event.at(),
                atOpening.classification(),
                atOpening.policies(),
                null,
                null,
                new TicketState.Open(),
                List.of(),
                List.of(),
                event.historyEntry().stream().toList());
    }

    /**
     * @throws IllegalStateException if the event cannot follow on the ticket; the decider never makes such a one
     */
    public static Ticket evolve(Ticket before, TicketEvent event) {
        if (event.at().isBefore(before.updatedAt())) {
            throw new IllegalStateException("ticket " + before.id() + ": event at " + event.at()
                    + " (expected: not before " + before.updatedAt() + ")");
        }
        Legality.Verdict verdict = Legality.of(before, event);
        if (verdict instanceof Legality.Verdict.Illegal illegal) {
            throw new IllegalStateException("ticket " + before.id() + ": " + event.word() + " (expected: legal, but is "
                    + illegal.reason() + ")");
        }
        Ticket next = before.with(event);
        return verdict instanceof Legality.Verdict.HoldsAlready ? next : event.match(new TicketEvolution(next));
    }

    /** What it is judged as from a reassessment on; a category that is not named stays. */
    static Classification classified(Ticket ticket, TicketEvent.Reassessed event) {
        Classification before = ticket.classification();
        return new Classification(
                event.priority(),
                event.impact(),
                event.urgency(),
                event.category() == null ? before.category() : event.category());
    }

    @Override
    public Ticket opened(TicketEvent.Opened event) {
        throw new IllegalStateException("ticket " + ticket.id() + ": opened again (expected: once)");
    }

    @Override
    public Ticket acknowledged(TicketEvent.Acknowledged event) {
        return ticket.with(new Acknowledgement(event.by(), event.at(), event.sequence()));
    }

    @Override
    public Ticket replied(TicketEvent.Replied event) {
        return ticket;
    }

    @Override
    public Ticket customerReplied(TicketEvent.CustomerReplied event) {
        return ticket.state() instanceof TicketState.Waiting waiting && waiting.reason() == WaitReason.CUSTOMER
                ? ticket.with(new TicketState.Open())
                : ticket;
    }

    @Override
    public Ticket waiting(TicketEvent.Waiting event) {
        return ticket.with(new TicketState.Waiting(event.reason(), event.at(), event.note()));
    }

    @Override
    public Ticket resumed(TicketEvent.Resumed event) {
        return ticket.with(new TicketState.Open());
    }

    @Override
    public Ticket reassessed(TicketEvent.Reassessed event) {
        return ticket.with(classified(ticket, event));
    }

    @Override
    public Ticket assigned(TicketEvent.Assigned event) {
        return ticket.with(new Assignment(event.assignee(), event.team(), event.by(), event.at()));
    }

    @Override
    public Ticket milestoneReached(TicketEvent.MilestoneReached event) {
        return ticket.with(new Milestone(event.name(), event.by(), event.at()));
    }

    @Override
    public Ticket noted(TicketEvent.Noted event) {
        return ticket;
    }

    @Override
    public Ticket resolved(TicketEvent.Resolved event) {
        return ticket.with(new TicketState.Resolved(
                new Resolution(event.by(), event.at(), event.resolution(), event.sequence(), event.rootCause())));
    }

    @Override
    public Ticket reopened(TicketEvent.Reopened event) {
        return ticket.with(new TicketState.Open());
    }

    @Override
    public Ticket closed(TicketEvent.Closed event) {
        Resolution resolution = Standing.resolution(ticket.state());
        if (resolution == null) {
            throw new IllegalStateException("ticket " + ticket.id() + ": closed (expected: resolved before)");
        }
        return ticket.with(new TicketState.Closed(
                resolution, new Closure(event.by(), event.at(), event.agreedBy(), event.note())));
    }

    @Override
    public Ticket cancelled(TicketEvent.Cancelled event) {
        return ticket.with(new TicketState.Cancelled(new Cancellation(event.by(), event.at(), event.reason())));
    }

    @Override
    public Ticket merged(TicketEvent.Merged event) {
        return ticket.with(new TicketState.Merged(new Merger(event.into(), event.by(), event.at())));
    }

    @Override
    public Ticket linked(TicketEvent.Linked event) {
        return ticket.with(new Link(event.to(), event.kind(), event.by(), event.at()));
    }

    @Override
    public Ticket policiesChanged(TicketEvent.PoliciesChanged event) {
        return ticket.with(event.to());
    }
}
