package dev.tiercel.ticket.lifecycle;

import java.util.Set;

/**
 * Which moves are legal. Pure: the same ticket, command and circumstances give the same decision.
 *
 * <ul>
 *   <li>A command whose outcome already holds is a duplicate, so callers may retry blindly: acknowledging a stay that is
 *       acknowledged (it or a later one, by anyone), waiting for the reason already waited for, resolving again with the
 *       same words.
 *   <li>An acknowledgement of an older, unacknowledged stay is recorded; it stops no clock of a later stay.
 *   <li>One that answers a stay beyond the newest known is refused as passing: the news of that stay may be on its way.
 *   <li>Messages, milestones, notes and links are taken down after the resolution too, and reopen nothing.
 *   <li>The nearer the history is to its limit, the less may happen, so that a ticket can always be finished.
 * </ul>
 */
public final class TicketDecider {

    /** From here on only what takes a ticket on, up again or to its end has room, and nothing that comes late. */
    static final int ROOM_FOR_ALL = Ticket.HISTORY_LIMIT - 100;
    /** From here on only what finishes it has room. */
    static final int ROOM_FOR_TAKING_ON = Ticket.HISTORY_LIMIT - 10;

    private static final Set<Class<?>> FINISHES = Set.of(
            TicketEvent.Resumed.class,
            TicketEvent.Resolved.class,
            TicketEvent.Closed.class,
            TicketEvent.Cancelled.class,
            TicketEvent.Merged.class);
    private static final Set<Class<?>> TAKES_ON = Set.of(TicketEvent.Acknowledged.class, TicketEvent.Reopened.class);

    private TicketDecider() {}

    /** Decides on a command that happens after everything else; {@code met.at()} is not before the newest change. */
    public static Decision decide(Ticket ticket, TicketCommand command, Circumstances met) {
        return decide(ticket, command, met, 0);
    }

    /**
     * @param ticket as it was when the command happened
     * @param later how many things happened after that
     */
    static Decision decide(Ticket ticket, TicketCommand command, Circumstances met, int later) {
        TicketEvent event = command.match(new EventOf(ticket, met));
        Legality.Verdict verdict = Legality.of(ticket, event);
        if (verdict instanceof Legality.Verdict.HoldsAlready) {
            return new Decision.Duplicate();
        }
        if (verdict instanceof Legality.Verdict.Illegal illegal) {
            return new Decision.Rejected(illegal.reason());
        }
        if (sequenceOf(command) > met.newestStay()) {
            return new Decision.Rejected(Refusal.STAY_NOT_KNOWN);
        }
        if (ticket.version() + later >= (later > 0 ? ROOM_FOR_ALL : roomFor(event))) {
            return new Decision.Rejected(Refusal.HISTORY_FULL);
        }
        return new Decision.Accepted(event, TicketEvolution.evolve(ticket, event));
    }

    /** Whether it brings the ticket nearer to its end, for which room is kept. */
    public static boolean finishes(TicketEvent event) {
        return FINISHES.contains(event.getClass());
    }

    /** How many things may have happened before {@code event} for it to have room. */
    static int roomFor(TicketEvent event) {
        if (finishes(event)) {
            return Ticket.HISTORY_LIMIT;
        }
        return TAKES_ON.contains(event.getClass()) ? ROOM_FOR_TAKING_ON : ROOM_FOR_ALL;
    }

    private static int sequenceOf(TicketCommand command) {
        Integer sequence = null;
        if (command instanceof TicketCommand.Acknowledge acknowledge) {
            sequence = acknowledge.sequence();
        } else if (command instanceof TicketCommand.Resolve resolve) {
            sequence = resolve.sequence();
        }
        return sequence == null ? 0 : sequence;
    }
}
