package dev.tiercel.ticket.lifecycle;

import java.time.Instant;

/** What a merge does to the ticket that takes the other in. */
public final class Merging {

    private Merging() {}

    /**
     * Decides whether {@code target} can take in the ticket that {@code merged} happened to. The link it gets is told
     * after everything else that happened to it: no clock depends on it.
     */
    public static Decision takeIn(Ticket target, TicketId other, TicketEvent.Merged merged) {
        Refusal finished = target.state().match(Standing.FINISHED_AS);
        if (finished == Refusal.TICKET_CANCELLED || finished == Refusal.TICKET_MERGED) {
            return new Decision.Rejected(Refusal.TARGET_FINISHED);
        }
        if (target.version() >= TicketDecider.ROOM_FOR_TAKING_ON) {
            return new Decision.Rejected(Refusal.TARGET_FULL);
        }
        Instant at = target.notBefore(merged.at());
        TicketEvent event = new TicketEvent.Linked(at, merged.by(), null, other, LinkKind.MERGED_FROM);
        return Legality.of(target, event) instanceof Legality.Verdict.HoldsAlready
                ? new Decision.Duplicate()
                : new Decision.Accepted(event, TicketEvolution.evolve(target, event));
    }
}
