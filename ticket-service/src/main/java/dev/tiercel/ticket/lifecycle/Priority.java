package dev.tiercel.ticket.lifecycle;

/** How urgent a ticket is, P1 first. */
public enum Priority {
    P1,
    P2,
    P3,
    P4
}
