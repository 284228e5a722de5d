package dev.tiercel.ticket.lifecycle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a ticket is after an event. Pure; each event makes the next version. */
public final class TicketEvolution implements TicketEvent.Cases<Ticket> {
    private final @Nullable Ticket before;

    private TicketEvolution(@Nullable Ticket before) {
        this.before = before;
    }

    /**
     * The ticket an {@link TicketEvent.Opened} begins.
     */
    public static Ticket begin(TicketEvent.Opened event) {
        return new TicketEvolution(null).opened(event);
    }

    /**
     * @throws IllegalStateException if the event cannot follow on the ticket; the decider never makes such a one
     */
    public static Ticket evolve(Ticket before, TicketEvent event) {
        return event.match(new TicketEvolution(before));
    }

    @Override
    public Ticket opened(TicketEvent.Opened event) {
        if (before != null) {
            throw new IllegalStateException(
                    "ticket " + before.id() + ": opened at version " + before.version() + " (expected: once)");
        }
        NewTicket fresh = event.ticket();
        return new Ticket(
                fresh.id(),
                fresh.tenant(),
                1,
                fresh.issue(),
                fresh.priority(),
                event.at(),
                event.at(),
                null,
                new TicketState.Open(),
                fresh.atOpening(),
                List.of(event.historyEntry()));
    }

    @Override
    public Ticket acknowledged(TicketEvent.Acknowledged event) {
        Ticket ticket = unfinished(event);
        Acknowledgement fresh = new Acknowledgement(event.by(), event.at(), event.sequence());
        Acknowledgement standing = ticket.acknowledgement();
        return next(
                ticket,
                event,
                standing == null || fresh.sequence() > standing.sequence() ? fresh : standing,
                ticket.state());
    }

    @Override
    public Ticket waiting(TicketEvent.Waiting event) {
        Ticket ticket = unfinished(event);
        return next(ticket, event, ticket.acknowledgement(), new TicketState.Waiting(event.reason(), event.at()));
    }

    @Override
    public Ticket resumed(TicketEvent.Resumed event) {
        Ticket ticket = unfinished(event);
        return next(ticket, event, ticket.acknowledgement(), new TicketState.Open());
    }

    @Override
    public Ticket resolved(TicketEvent.Resolved event) {
        Ticket ticket = unfinished(event);
        Resolution resolution = new Resolution(event.by(), event.at(), event.resolution(), event.sequence());
        return next(ticket, event, ticket.acknowledgement(), new TicketState.Resolved(resolution));
    }

    private Ticket unfinished(TicketEvent event) {
        if (before == null) {
            throw new IllegalStateException("ticket: none (expected: one before " + event + ")");
        }
        if (event.at().isBefore(before.updatedAt())) {
            throw new IllegalStateException("ticket " + before.id() + ": event at " + event.at()
                    + " (expected: not before " + before.updatedAt() + ")");
        }
        if (before.state() instanceof TicketState.Resolved) {
            throw new IllegalStateException("ticket " + before.id() + ": resolved (expected: open or waiting)");
        }
        return before;
    }

    private static Ticket next(
            Ticket ticket, TicketEvent event, @Nullable Acknowledgement acknowledgement, TicketState state) {
        List<HistoryEntry> history = new ArrayList<>(ticket.history());
        history.add(event.historyEntry());
        return new Ticket(
                ticket.id(),
                ticket.tenant(),
                ticket.version() + 1,
                ticket.issue(),
                ticket.priority(),
                ticket.openedAt(),
                event.at(),
                acknowledgement,
                state,
                ticket.atOpening(),
                history);
    }
}
