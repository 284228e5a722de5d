package dev.tiercel.ticket.lifecycle;

/** Which priority impact and urgency make; the policy rules of a tenant say. */
@FunctionalInterface
public interface PriorityRule {
    Priority priority(Level impact, Level urgency);
}
