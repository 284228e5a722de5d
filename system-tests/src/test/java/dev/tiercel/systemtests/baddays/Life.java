package dev.tiercel.systemtests.baddays;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a ticket as its source tells it, planned before it begins, so that what must come of it is known.
 *
 * @param numbered whether the source numbers what it tells: then it waits for no answer, and the service keeps the order
 */
record Life(String priority, boolean numbered, List<Step> steps) {

    /**
     * @param after the opening
     */
    record Step(Duration after, Verb verb) {}

    /** What a source tells, and the event that comes of it; a move may be refused, and is told by escalation-service. */
    enum Verb {
        OPEN("ticket.created"),
        ACKNOWLEDGE("ticket.acknowledged"),
        REPLY("ticket.replied"),
        WAIT("ticket.waiting"),
        RESUME("ticket.resumed"),
        HAND_UP(null),
        HAND_BACK(null),
        RESOLVE("ticket.resolved"),
        REOPEN("ticket.reopened"),
        CLOSE("ticket.closed"),
        CANCEL("ticket.cancelled");

        private final @Nullable String event;

        Verb(@Nullable String event) {
            this.event = event;
        }

        boolean isMove() {
            return event == null;
        }

        /** As it stands in the address of a request. */
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    Life {
        steps = List.copyOf(steps);
    }

    /** How many events of each type there must be in the end. */
    Map<String, Integer> events() {
        Map<String, Integer> events = new TreeMap<>();
        for (Step step : steps) {
            if (step.verb().event != null) {
                events.merge(step.verb().event, 1, Integer::sum);
            }
        }
        return events;
    }

    /** When it is finished for the last time, counted from the opening. */
    Duration finishedAfter() {
        return steps.stream()
                .filter(step -> step.verb() == Verb.RESOLVE || step.verb() == Verb.CANCEL)
                .map(Step::after)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** Nobody takes it on, and then it is resolved. */
    static Life resolvedAfter(String priority, Duration after) {
        return new Life(priority, false, List.of(new Step(Duration.ZERO, Verb.OPEN), new Step(after, Verb.RESOLVE)));
    }

    /** A life of 5 to 40 s: some are answered in time and some too late, some wait, some change hands, some come back. */
    static Life planned(Random random) {
        Planning planning = new Planning(random);
        planning.live();
        int chance = random.nextInt(100);
        String priority = chance < 25 ? "P1" : chance < 50 ? "P2" : chance < 85 ? "P3" : "P4";
        return new Life(priority, random.nextBoolean(), planning.steps);
    }

    private static final class Planning {
        private final Random random;
        private final List<Step> steps = new ArrayList<>();
        private long millis;

        Planning(Random random) {
            this.random = random;
        }

        void live() {
            then(Verb.OPEN, 0, 0);
            if (happens(85)) {
                then(Verb.ACKNOWLEDGE, 1_000, 8_000);
            }
            if (happens(30)) {
                then(Verb.WAIT, 500, 3_000);
                then(Verb.RESUME, 1_000, 6_000);
            }
            if (happens(30)) {
                then(Verb.HAND_UP, 500, 3_000);
                if (happens(30)) {
                    then(Verb.HAND_BACK, 500, 3_000);
                }
            }
            if (happens(30)) {
                then(Verb.REPLY, 200, 2_000);
            }
            if (happens(5)) {
                then(Verb.CANCEL, 1_000, 5_000);
                return;
            }
            then(Verb.RESOLVE, 1_500, 10_000);
            if (happens(20)) {
                then(Verb.REOPEN, 500, 3_000);
                then(Verb.RESOLVE, 1_500, 6_000);
            }
            if (happens(50)) {
                then(Verb.CLOSE, 500, 2_000);
            }
        }

        private boolean happens(int percent) {
            return random.nextInt(100) < percent;
        }

        private void then(Verb verb, int atLeast, int atMost) {
            millis += atMost == 0 ? 0 : random.nextInt(atLeast, atMost);
            steps.add(new Step(Duration.ofMillis(millis), verb));
        }
    }
}
