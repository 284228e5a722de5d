package dev.tiercel.ticket.lifecycle;

import dev.tiercel.ticket.assessment.PolicyRef;
import java.time.Instant;
import java.util.List;

/** Tickets in every state, all opened at {@link #OPENED_AT}. */
public final class SampleTickets {
    public static final Instant OPENED_AT = Instant.parse("2026-03-02T09:00:00Z");
    public static final TicketId ID = new TicketId("019590f3-4c00-7abc-8def-0123456789ab");

    private SampleTickets() {}

    public static Ticket open() {
        Customer customer = new Customer("Ada Lovelace", "ada@example.com", "gold");
        AtOpening atOpening =
                new AtOpening(Priority.P2, "gold", new PolicyRef("standard", 3), new PolicyRef("three-level", 2));
        return TicketEvolution.begin(new TicketEvent.Opened(
                OPENED_AT,
                new NewTicket(
                        ID, "default", new Issue("No dial tone", "Since nine.", customer), Priority.P2, atOpening)));
    }

    /** Minutes after the opening. */
    public static Instant minute(int minute) {
        return OPENED_AT.plusSeconds(60L * minute);
    }

    public static Ticket after(Ticket ticket, TicketEvent... events) {
        return List.of(events).stream().reduce(ticket, TicketEvolution::evolve, (left, right) -> right);
    }

    public static Ticket acknowledged(int sequence) {
        return after(open(), new TicketEvent.Acknowledged(minute(1), "ben", sequence));
    }

    public static Ticket waiting() {
        return after(open(), new TicketEvent.Waiting(minute(2), "ben", WaitReason.CUSTOMER));
    }

    public static Ticket resolved() {
        return after(
                open(),
                new TicketEvent.Acknowledged(minute(1), "ben", 1),
                new TicketEvent.Resolved(minute(3), "ben", "Cable replaced.", 1));
    }

    /** A ticket whose history has {@code entries} entries, the last of them at minute 5; not waiting. */
    public static Ticket withHistory(int entries) {
        Ticket ticket = open();
        while (ticket.history().size() < entries) {
            boolean waits = ticket.state() instanceof TicketState.Waiting;
            boolean room = entries - ticket.history().size() >= 2;
            ticket = after(
                    ticket,
                    waits
                            ? new TicketEvent.Resumed(minute(5), "ben")
                            : room
                                    ? new TicketEvent.Waiting(minute(5), "ben", WaitReason.CUSTOMER)
                                    : new TicketEvent.Acknowledged(minute(5), "ben", 1));
        }
        return ticket;
    }
}
