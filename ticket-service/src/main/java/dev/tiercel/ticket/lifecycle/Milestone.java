package dev.tiercel.ticket.lifecycle;

import java.time.Instant;

/** That something was reached; the same name counts again only after a reopening. */
public record Milestone(String name, String by, Instant at) {

    static boolean reachedSinceReopening(Ticket ticket, String name) {
        boolean reached = false;
        for (HistoryEntry entry : ticket.history()) {
            if (entry.type().equals(Words.of(TicketEvent.Reopened.class))) {
                reached = false;
            }
            if (entry.type().equals(Words.of(TicketEvent.MilestoneReached.class)) && name.equals(entry.name())) {
                reached = true;
            }
        }
        return reached;
    }
}
