package dev.tiercel.ticket.lifecycle;

import dev.tiercel.ticket.assessment.PolicyRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tickets in every state, all opened at {@link #OPENED_AT}. */
public final class SampleTickets {
    public static final Instant OPENED_AT = Instant.parse("2026-03-02T09:00:00Z");
    public static final TicketId ID = new TicketId("019590f3-4c00-7abc-8def-0123456789ab");
    public static final TicketId OTHER = new TicketId("019590f3-4c00-7abc-8def-0123456789ac");
    public static final Policies POLICIES = new Policies(new PolicyRef("standard", 3), new PolicyRef("three-level", 2));

    /** High with high is P1, one step down on either side one priority lower. */
    public static final PriorityRule PRIORITIES = (impact, urgency) ->
            Priority.values()[Math.min(impact.ordinal() + urgency.ordinal(), Priority.P4.ordinal())];

    private SampleTickets() {}

    public static TicketEvent.Opened opening() {
        Customer customer = new Customer("C-1", "Ada Lovelace", "ada@example.com", null, "gold", "en", Channel.EMAIL);
        Issue issue = new Issue(
                "No dial tone",
                "Since nine.",
                customer,
                Channel.PHONE,
                new Source("crm", "CASE-1"),
                Map.of("site", "Madrid"));
        AtOpening atOpening = new AtOpening(
                new Classification(Priority.P2, Level.HIGH, Level.MEDIUM, "telephony"),
                POLICIES,
                new AtOpening.RulesRef("main", 1, "gold customers"));
        return new TicketEvent.Opened(OPENED_AT, "ana", null, new NewTicket(ID, "default", issue, atOpening));
    }

    public static Ticket open() {
        return TicketEvolution.begin(opening());
    }

    /** Minutes after the opening. */
    public static Instant minute(int minute) {
        return OPENED_AT.plusSeconds(60L * minute);
    }

    public static Ticket after(Ticket ticket, TicketEvent... events) {
        return List.of(events).stream().reduce(ticket, TicketEvolution::evolve, (left, right) -> right);
    }

    public static OrderedHistory history(TicketEvent... events) {
        return new OrderedHistory(
                Stream.concat(Stream.of(opening()), Stream.of(events)).toList());
    }

    public static Circumstances at(Instant at) {
        return at(at, null);
    }

    public static Circumstances at(Instant at, @Nullable Integer sourceSequence) {
        return new Circumstances(at, sourceSequence, 2, 2, PRIORITIES);
    }

    public static Ticket acknowledged(int sequence) {
        return after(open(), acknowledgedAt(1, sequence));
    }

    public static Ticket waiting() {
        return after(open(), waitingAt(2, WaitReason.CUSTOMER));
    }

    public static Ticket resolved() {
        return after(open(), acknowledgedAt(1, 1), resolvedAt(3));
    }

    public static Ticket closed() {
        return after(resolved(), closedAt(4));
    }

    public static Ticket cancelled() {
        return after(open(), new TicketEvent.Cancelled(minute(2), "ben", null, "A test."));
    }

    public static Ticket merged() {
        return after(open(), new TicketEvent.Merged(minute(2), "ben", null, OTHER));
    }

    public static TicketEvent acknowledgedAt(int minute, int sequence) {
        return new TicketEvent.Acknowledged(minute(minute), "ben", null, sequence);
    }

    public static TicketEvent waitingAt(int minute, WaitReason reason) {
        return new TicketEvent.Waiting(minute(minute), "ben", null, reason, null);
    }

    public static TicketEvent resumedAt(int minute) {
        return new TicketEvent.Resumed(minute(minute), "ben", null);
    }

    public static TicketEvent resolvedAt(int minute) {
        return new TicketEvent.Resolved(minute(minute), "ben", null, "Cable replaced.", "cabling", 1);
    }

    public static TicketEvent closedAt(int minute) {
        return new TicketEvent.Closed(minute(minute), "ben", null, "Ada Lovelace", null);
    }

    public static TicketEvent reopenedAt(int minute) {
        return new TicketEvent.Reopened(minute(minute), "ben", null, "It is back.");
    }

    public static TicketEvent repliedAt(int minute) {
        return new TicketEvent.Replied(minute(minute), "ben", null, "We are at it.");
    }

    /** A ticket that {@code happened} things happened to, the last of them at minute 5; open. */
    public static Ticket afterMuch(int happened) {
        Ticket ticket = open();
        while (ticket.version() < happened) {
            ticket = after(ticket, repliedAt(5));
        }
        return ticket;
    }
}
