package dev.tiercel.escalation.rulebook;

/** How urgent a ticket is; {@code P1} is the most urgent. */
public enum Priority {
    P1,
    P2,
    P3,
    P4
}
