package dev.tiercel.ticket.lifecycle;

import dev.tiercel.ticket.lifecycle.TicketCommand.Acknowledge;
import dev.tiercel.ticket.lifecycle.TicketCommand.Resolve;
import dev.tiercel.ticket.lifecycle.TicketCommand.Resume;
import dev.tiercel.ticket.lifecycle.TicketCommand.Wait;

/**
 * Which moves are legal. Pure: the same ticket and command give the same decision.
 *
 * <ul>
 *   <li>A command whose outcome already holds is a duplicate, so callers may retry blindly: acknowledging a stay that is
 *       acknowledged (it or a later one, by anyone), waiting for the reason already waited for, resuming what does not
 *       wait, resolving again with the same words.
 *   <li>An acknowledgement of an older, unacknowledged stay is recorded; it stops no clock of a later stay.
 *   <li>One that answers a stay beyond the newest known is refused as passing: the news of that stay may be on its way.
 *   <li>A waiting ticket may be acknowledged and resolved; the resolution ends the wait.
 *   <li>After the resolution everything but a duplicate is refused.
 * </ul>
 */
public final class TicketDecider {

    /** From here on no wait begins, so that acknowledgements have room. */
    static final int ROOM_FOR_WAITS = Ticket.HISTORY_LIMIT - 100;
    /** From here on only resuming and resolving have room, so that a ticket can always be finished. */
    static final int ROOM_FOR_ACKNOWLEDGEMENTS = Ticket.HISTORY_LIMIT - 2;

    private static final Decision DUPLICATE = new Decision.Duplicate();

    private TicketDecider() {}

    public static Decision decide(Ticket ticket, TicketCommand command) {
        return command.match(
                acknowledge -> acknowledge(ticket, acknowledge),
                wait -> waitFor(ticket, wait),
                resume -> resume(ticket, resume),
                resolve -> resolve(ticket, resolve));
    }

    private static Decision acknowledge(Ticket ticket, Acknowledge command) {
        Acknowledgement standing = ticket.acknowledgement();
        if (standing != null && standing.sequence() >= command.sequence()) {
            return DUPLICATE;
        }
        if (isResolved(ticket)) {
            return rejected(Refusal.TICKET_RESOLVED);
        }
        if (command.sequence() > command.newestStay()) {
            return rejected(Refusal.STAY_NOT_KNOWN);
        }
        if (ticket.history().size() >= ROOM_FOR_ACKNOWLEDGEMENTS) {
            return rejected(Refusal.HISTORY_FULL);
        }
        return accepted(new TicketEvent.Acknowledged(ticket.notBefore(command.at()), command.by(), command.sequence()));
    }

    private static Decision waitFor(Ticket ticket, Wait command) {
        return ticket.state()
                .match(
                        open -> ticket.history().size() >= ROOM_FOR_WAITS
                                ? rejected(Refusal.HISTORY_FULL)
                                : accepted(new TicketEvent.Waiting(
                                        ticket.notBefore(command.at()), command.by(), command.reason())),
                        waiting -> waiting.reason() == command.reason()
                                ? DUPLICATE
                                : rejected(Refusal.WAITS_FOR_ANOTHER_REASON),
                        resolved -> rejected(Refusal.TICKET_RESOLVED));
    }

    private static Decision resume(Ticket ticket, Resume command) {
        return ticket.state()
                .match(
                        open -> DUPLICATE,
                        waiting -> accepted(new TicketEvent.Resumed(ticket.notBefore(command.at()), command.by())),
                        resolved -> rejected(Refusal.TICKET_RESOLVED));
    }

    private static Decision resolve(Ticket ticket, Resolve command) {
        return ticket.state()
                .match(
                        open -> resolveUnfinished(ticket, command),
                        waiting -> resolveUnfinished(ticket, command),
                        // The sequence is not compared: a retry without one would name the stay known by then.
                        resolved -> resolved.resolution().by().equals(command.by())
                                        && resolved.resolution().text().equals(command.resolution())
                                ? DUPLICATE
                                : rejected(Refusal.TICKET_RESOLVED));
    }

    private static Decision resolveUnfinished(Ticket ticket, Resolve command) {
        if (command.sequence() > command.newestStay()) {
            return rejected(Refusal.STAY_NOT_KNOWN);
        }
        return accepted(new TicketEvent.Resolved(
                ticket.notBefore(command.at()), command.by(), command.resolution(), command.sequence()));
    }

    private static boolean isResolved(Ticket ticket) {
        return ticket.state().match(open -> false, waiting -> false, resolved -> true);
    }

    private static Decision accepted(TicketEvent event) {
        return new Decision.Accepted(event);
    }

    private static Decision rejected(Refusal reason) {
        return new Decision.Rejected(reason);
    }
}
