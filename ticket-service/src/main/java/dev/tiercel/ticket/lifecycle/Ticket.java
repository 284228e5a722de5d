package dev.tiercel.ticket.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket after everything heard of so far.
 *
 * @param version how many things happened to it: 1 after opening, one more with every change
 * @param updatedAt when the last of them happened
 * @param acknowledgement the one of the highest sequence
 * @param history in the order things happened, never empty
 */
public record Ticket(
        NewTicket opening,
        Instant openedAt,
        long version,
        Instant updatedAt,
        Classification classification,
        Policies policies,
        @Nullable Acknowledgement acknowledgement,
        @Nullable Assignment assignment,
        TicketState state,
        List<Milestone> milestones,
        List<Link> links,
        List<HistoryEntry> history) {

    /** Things that may happen to a ticket; readers size their work by it. */
    public static final int HISTORY_LIMIT = 1_000;

    public Ticket {
        if (version < 1) {
            throw new IllegalArgumentException("version: " + version + " (expected: >= 1)");
        }
        if (history.isEmpty() || history.size() > HISTORY_LIMIT) {
            throw new IllegalArgumentException(
                    "history: " + history.size() + " entries (expected: 1 to " + HISTORY_LIMIT + ")");
        }
        milestones = List.copyOf(milestones);
        links = List.copyOf(links);
        history = List.copyOf(history);
    }

    public TicketId id() {
        return opening.id();
    }

    public String tenant() {
        return opening.tenant();
    }

    public Issue issue() {
        return opening.issue();
    }

    public AtOpening atOpening() {
        return opening.atOpening();
    }

    public Priority priority() {
        return classification.priority();
    }

    /** {@code now}, or the newest change if the wall clock stepped back behind it. */
    public Instant notBefore(Instant now) {
        return now.isBefore(updatedAt) ? updatedAt : now;
    }

    /** The next version, in which {@code event} is the last thing that happened. */
    Ticket with(TicketEvent event) {
        List<HistoryEntry> longer = new ArrayList<>(history);
        event.historyEntry().ifPresent(longer::add);
        return new Ticket(
                opening,
                openedAt,
                version + 1,
                event.at(),
                classification,
                policies,
                acknowledgement,
                assignment,
                state,
                milestones,
                links,
                longer);
    }

    Ticket with(Classification value) {
        return new Ticket(
                opening,
                openedAt,
                version,
                updatedAt,
                value,
                policies,
                acknowledgement,
                assignment,
                state,
                milestones,
                links,
                history);
    }

    Ticket with(Policies value) {
        return new Ticket(
                opening,
                openedAt,
                version,
                updatedAt,
                classification,
                value,
                acknowledgement,
                assignment,
                state,
                milestones,
                links,
                history);
    }

    Ticket with(Acknowledgement value) {
        return new Ticket(
                opening,
                openedAt,
                version,
                updatedAt,
                classification,
                policies,
                value,
                assignment,
                state,
                milestones,
                links,
                history);
    }

    Ticket with(Assignment value) {
        return new Ticket(
                opening,
                openedAt,
                version,
                updatedAt,
                classification,
                policies,
                acknowledgement,
                value,
                state,
                milestones,
                links,
                history);
    }

    Ticket with(TicketState value) {
        return new Ticket(
                opening,
                openedAt,
                version,
                updatedAt,
                classification,
                policies,
                acknowledgement,
                assignment,
                value,
                milestones,
                links,
                history);
    }

    Ticket with(Milestone value) {
        List<Milestone> longer = new ArrayList<>(milestones);
        longer.add(value);
        return new Ticket(
                opening,
                openedAt,
                version,
                updatedAt,
                classification,
                policies,
                acknowledgement,
                assignment,
                state,
                longer,
                links,
                history);
    }

    Ticket with(Link value) {
        List<Link> longer = new ArrayList<>(links);
        longer.add(value);
        return new Ticket(
                opening,
                openedAt,
                version,
                updatedAt,
                classification,
                policies,
                acknowledgement,
                assignment,
                state,
                milestones,
                longer,
                history);
    }
}
