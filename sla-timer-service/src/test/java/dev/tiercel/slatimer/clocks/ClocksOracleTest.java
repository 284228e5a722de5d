package dev.tiercel.slatimer.clocks;

import static dev.tiercel.slatimer.clocks.Some.STANDARD;
import static dev.tiercel.slatimer.clocks.Some.at;
import static dev.tiercel.slatimer.clocks.Some.targets;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Random lives of tickets against somebody who sits beside them with a stop watch and looks every second: 2,000 lives.
 */
class ClocksOracleTest {

    private static final int LIVES = 200;
    private static final int SECONDS = 400;
    private static final PolicyRef SECOND = new PolicyRef("standard", 2);
    private static final String[] REASONS = {"customer", "vendor", "other"};

    /** What was written down of one second. */
    private record Second(boolean resting, @Nullable String waitingFor, Priority priority, PolicyRef policy) {}

    private record Seen(
            @Nullable Instant dueAt,
            @Nullable PolicyRef policy,
            @Nullable Instant stoppedAt) {}

    private record Life(
            List<Happening> history,
            List<Second> seconds,
            @Nullable Integer endedAt) {}

    @RepeatedTest(10)
    void agreesWithAStopWatch(RepetitionInfo repetition) {
        // given
        Random random = new Random(31 * repetition.getCurrentRepetition());
        for (int i = 0; i < LIVES; i++) {
            Map<PolicyRef, SlaPolicy> policies =
                    Map.of(STANDARD, policy(random, STANDARD), SECOND, policy(random, SECOND));
            Life life = live(random);
            Ticket ticket = Ticket.of(Some.ID, "default", 1, Priority.P2, Some.OPENED, STANDARD, life.history());

            // when
            List<Clock> clocks = Clocks.of(ticket, List.of(), policies, at(SECONDS - 1));

            // then
            for (Clock clock : clocks) {
                assertThat(seen(clock))
                        .as("%s of %s under %s", clock, life.history(), policies)
                        .isEqualTo(watch(clock.promise().objective(), life, policies));
            }
        }
    }

    private static SlaPolicy policy(Random random, PolicyRef ref) {
        List<SlaPolicy.Objective> objectives = new ArrayList<>();
        objectives.add(
                new SlaPolicy.Objective(SlaPolicy.RESOLUTION, targets(20 + random.nextInt(80)), reasons(random)));
        if (random.nextInt(3) > 0) {
            objectives.add(new SlaPolicy.Objective(
                    SlaPolicy.FIRST_RESPONSE, targets(5 + random.nextInt(40)), reasons(random)));
        }
        return new SlaPolicy(ref, objectives);
    }

    private static Set<String> reasons(Random random) {
        return random.nextBoolean() ? Set.of("customer") : Set.of("customer", "vendor");
    }

    /** Something happens every now and then, and only what may. */
    private static Life live(Random random) {
        List<Happening> history = new ArrayList<>();
        List<Second> seconds = new ArrayList<>();
        boolean resolved = false;
        String waitingFor = null;
        Priority priority = Priority.P2;
        PolicyRef policy = STANDARD;
        Integer endedAt = null;
        for (int second = 0; second < SECONDS; second++) {
            if (second > 0 && endedAt == null && random.nextInt(25) == 0) {
                switch (drawn(random, resolved)) {
                    case 0, 1 -> {
                        if (resolved) {
                            history.add(new Happening.Reopened(at(second)));
                        } else {
                            history.add(new Happening.Resolved(at(second), 0));
                            waitingFor = null;
                        }
                        resolved = !resolved;
                    }
                    case 2 -> {
                        history.add(new Happening.CustomerReplied(at(second)));
                        waitingFor = "customer".equals(waitingFor) ? null : waitingFor;
                    }
                    case 3 ->
                        history.add(resolved ? new Happening.Closed(at(second)) : new Happening.Replied(at(second)));
                    case 4 -> history.add(new Happening.Acknowledged(at(second), 0));
                    case 5, 6 -> {
                        waitingFor = REASONS[random.nextInt(REASONS.length)];
                        history.add(new Happening.Waiting(at(second), waitingFor));
                    }
                    case 7 -> {
                        waitingFor = null;
                        history.add(new Happening.Resumed(at(second)));
                    }
                    case 8, 9 -> {
                        priority = Priority.values()[random.nextInt(4)];
                        history.add(new Happening.Reassessed(at(second), priority));
                    }
                    case 10 -> {
                        policy = random.nextBoolean() ? STANDARD : SECOND;
                        history.add(new Happening.PolicyChanged(at(second), policy));
                    }
                    default -> {
                        if (random.nextInt(3) == 0) {
                            endedAt = second;
                            waitingFor = null;
                            history.add(new Happening.Ended(at(second)));
                        }
                    }
                }
            }
            seconds.add(new Second(resolved, waitingFor, priority, policy));
        }
        return new Life(history, seconds, endedAt);
    }

    /** Terms may also change while it rests; nothing else of what is drawn above 3 may. */
    private static int drawn(Random random, boolean resolved) {
        int drawn = random.nextInt(12);
        return resolved && drawn > 3 ? 8 + drawn % 3 : drawn;
    }

    private static Seen seen(Clock clock) {
        ClockState state = clock.state();
        PolicyRef missed = clock.missed() == null ? null : clock.missed().policy();
        if (state instanceof ClockState.BreachedAndRunning running) {
            return new Seen(running.dueAt(), missed, null);
        } else if (state instanceof ClockState.Breached breached) {
            return new Seen(breached.dueAt(), missed, breached.stoppedAt());
        } else if (state instanceof ClockState.Met met) {
            return new Seen(null, missed, met.stoppedAt());
        } else if (state instanceof ClockState.Cancelled cancelled) {
            return new Seen(null, missed, cancelled.stoppedAt());
        }
        return new Seen(null, missed, null);
    }

    private static Seen watch(String objective, Life life, Map<PolicyRef, SlaPolicy> policies) {
        Integer stoppedAt = stoppedAt(objective, life, policies);
        for (int now = 0; now < SECONDS; now++) {
            Second second = life.seconds().get(now);
            SlaPolicy.Objective promised = promised(objective, policies.get(second.policy()));
            if (promised == null) {
                continue;
            }
            Duration target = promised.targets().of(second.priority());
            boolean gone = counted(life, promised, now) >= target.toSeconds();
            // What runs out in the very second of the resolution has run out; what is found spent later waits for work.
            boolean justGone = gone && now > 0 && counted(life, promised, now - 1) < target.toSeconds();
            if (gone && (justGone || !second.resting())) {
                if (stoppedAt != null && stoppedAt < now) {
                    break;
                }
                return new Seen(at(now), second.policy(), stoppedAt == null ? null : at(stoppedAt));
            }
        }
        return new Seen(null, null, stoppedAt == null ? null : at(stoppedAt));
    }

    /** Seconds from the opening to {@code now} that count. */
    private static int counted(Life life, SlaPolicy.Objective promised, int now) {
        int counted = 0;
        for (Second second : life.seconds().subList(0, now)) {
            boolean paused = second.waitingFor() != null && promised.pauseOn().contains(second.waitingFor());
            counted += second.resting() || paused ? 0 : 1;
        }
        return counted;
    }

    private static @Nullable Integer stoppedAt(String objective, Life life, Map<PolicyRef, SlaPolicy> policies) {
        List<Integer> stops = new ArrayList<>();
        if (life.endedAt() != null) {
            stops.add(life.endedAt());
        }
        if (objective.equals(SlaPolicy.FIRST_RESPONSE)) {
            life.history().stream()
                    .filter(happening -> happening instanceof Happening.Acknowledged
                            || happening instanceof Happening.Replied
                            || happening instanceof Happening.Resolved)
                    .forEach(happening -> stops.add(secondOf(happening)));
        }
        // Resolved to the end: since the last second in which it was not.
        int last = SECONDS - 1;
        if (life.seconds().get(last).resting()) {
            while (life.seconds().get(last).resting()) {
                last--;
            }
            stops.add(last + 1);
        }
        // Not promised any more at the end: since the policy that does not promise it came.
        int dropped = SECONDS;
        while (promised(objective, policies.get(life.seconds().get(dropped - 1).policy())) == null) {
            dropped--;
        }
        if (dropped < SECONDS) {
            stops.add(dropped);
        }
        return stops.stream().min(Integer::compareTo).orElse(null);
    }

    private static int secondOf(Happening happening) {
        return (int) Duration.between(Some.OPENED, happening.occurredAt()).toSeconds();
    }

    private static SlaPolicy.@Nullable Objective promised(String objective, SlaPolicy policy) {
        return policy.objectives().stream()
                .filter(candidate -> candidate.name().equals(objective))
                .findFirst()
                .orElse(null);
    }
}
