package dev.tiercel.slatimer.clocks;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tickets, stays and policies for tests; seconds are counted from the opening. */
final class Some {

    static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");
    static final String ID = "0190a5f0-0000-7000-8000-000000000001";
    static final PolicyRef STANDARD = new PolicyRef("standard", 1);
    static final PolicyRef LEVELS = new PolicyRef("three-level", 1);

    private Some() {}

    static Instant at(long seconds) {
        return OPENED.plusSeconds(seconds);
    }

    static Targets targets(long seconds) {
        Map<Priority, Target> targets = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            targets.put(priority, new Target.Within(Duration.ofSeconds(seconds * (priority.ordinal() + 1))));
        }
        return new Targets(targets);
    }

    static Ticket ticket(Happening... history) {
        return ticket(Priority.P1, history);
    }

    static Ticket ticket(Priority priority, Happening... history) {
        return ticket(history.length + 1, priority, Arrays.asList(history));
    }

    static Ticket ticket(int version, Priority priority, List<Happening> history) {
        return new Ticket(ID, "default", version, priority, OPENED, STANDARD, Opening.UNKNOWN, history);
    }

    static SlaPolicy policy(String objective, long seconds, String... pauseOn) {
        return new SlaPolicy(STANDARD, List.of(objective(objective, targets(seconds), Set.of(pauseOn))));
    }

    /** A built-in one, in elapsed time, without warnings. */
    static SlaPolicy.Objective objective(String name, Targets targets, Set<String> pauseOn) {
        Course course = switch (name) {
            case SlaPolicy.FIRST_RESPONSE -> new Course.FirstResponse();
            case SlaPolicy.NEXT_UPDATE -> new Course.NextReply();
            default -> new Course.Resolution();
        };
        return new SlaPolicy.Objective(
                name, targets, ServiceCalendar.ALWAYS.id(), pauseOn, List.of(), Match.ANY, course);
    }

    static final SlaPolicy NO_OBJECTIVES = new SlaPolicy(STANDARD, List.of());

    static Stay stay(int sequence, long from, Long to, String objective, long seconds, String... pauseOn) {
        return new Stay(
                sequence,
                sequence,
                at(from),
                to == null ? null : at(to),
                Map.of(objective, targets(seconds)),
                Set.of(pauseOn),
                ServiceCalendar.ALWAYS.id(),
                List.of(),
                LEVELS);
    }

    static Happening acknowledged(long seconds, int sequence) {
        return new Happening.Acknowledged(at(seconds), sequence);
    }

    static Happening resolved(long seconds, int sequence) {
        return new Happening.Resolved(at(seconds), sequence);
    }

    static Rules only(SlaPolicy policy) {
        return rules(Map.of(policy.ref(), policy));
    }

    /** In elapsed time. */
    static Rules rules(Map<PolicyRef, SlaPolicy> policies) {
        return new Rules(policies, Map.of());
    }

    static Happening waiting(long seconds, String reason) {
        return new Happening.Waiting(at(seconds), reason);
    }

    static Happening resumed(long seconds) {
        return new Happening.Resumed(at(seconds));
    }

    static Happening reassessed(long seconds, Priority priority) {
        return new Happening.Reassessed(at(seconds), priority);
    }

    static Happening reopened(long seconds) {
        return new Happening.Reopened(at(seconds));
    }

    static Happening replied(long seconds) {
        return new Happening.Replied(at(seconds));
    }

    static Happening customerReplied(long seconds) {
        return new Happening.CustomerReplied(at(seconds));
    }

    static Happening ended(long seconds) {
        return new Happening.Ended(at(seconds));
    }

    static Happening underPolicy(long seconds, PolicyRef policy) {
        return new Happening.PolicyChanged(at(seconds), policy);
    }
}
