package dev.tiercel.ticket.lifecycle;

/** Which priority impact and urgency make; the policy rules of a tenant may say otherwise than {@link #DEFAULT}. */
@FunctionalInterface
public interface PriorityMatrix {

    /** High with high is P1; one step down on either side is one priority lower; nothing is below P4. */
    PriorityMatrix DEFAULT = (impact, urgency) ->
            Priority.values()[Math.min(impact.ordinal() + urgency.ordinal(), Priority.P4.ordinal())];

    Priority priority(Level impact, Level urgency);
}
