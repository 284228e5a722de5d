package dev.tiercel.slatimer.clocks.kafka;

import java.util.List;
import java.util.stream.Stream;

/** Names of the topics of the contract. */
public final class Topics {

    public static final String TICKET_CREATED = "ticket-created";
    public static final String TICKET_UPDATED = "ticket-updated";
    public static final String RESOLVED = "resolved";
    public static final String ESCALATED = "escalated";
    /** Dead letters of this service that an operator hands back; each is handled as when it first came. */
    public static final String REPLAYS = "sla-timer-service-replays";

    public static final String TIMERS_WANTED = "timers-wanted";
    public static final String TIMER_ELAPSED = "timer-elapsed";
    public static final String POLICIES = "policies";
    public static final String CALENDARS = "calendars";
    public static final String SLA_BREACHED = "sla-breached";
    public static final String SLA_WARNING = "sla-warning";
    public static final String SLA_CLOCKS = "sla-clocks";
    public static final String DEAD_LETTERS = "sla-timer-service-dead-letters";

    /** What a ticket's clocks are made of; keyed by ticket id. */
    public static final List<String> INPUTS = List.of(TICKET_CREATED, TICKET_UPDATED, RESOLVED, ESCALATED, REPLAYS);

    /** What a task reads, each from the partition of its number. */
    public static final List<String> OF_TASKS =
            Stream.concat(INPUTS.stream(), Stream.of(TIMERS_WANTED)).toList();

    /** What a task reads and what readers want to lie beside it; they must all have the same partition count. */
    public static final List<String> PARTITIONED_ALIKE = Stream.concat(
                    OF_TASKS.stream(), Stream.of(SLA_BREACHED, SLA_WARNING, SLA_CLOCKS, TIMER_ELAPSED))
            .toList();

    /** Everything that has to exist before the timer can work. */
    public static final List<String> ALL = Stream.concat(
                    PARTITIONED_ALIKE.stream(), Stream.of(POLICIES, CALENDARS, DEAD_LETTERS))
            .toList();

    private Topics() {}
}
