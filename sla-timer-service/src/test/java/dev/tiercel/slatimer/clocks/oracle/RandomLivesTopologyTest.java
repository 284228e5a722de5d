package dev.tiercel.slatimer.clocks.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tiercel.slatimer.clocks.oracle.StopWatch.Seen;
import dev.tiercel.slatimer.clocks.streams.Bench;
import dev.tiercel.slatimer.clocks.streams.Event;
import dev.tiercel.slatimer.clocks.streams.KeptStores;
import dev.tiercel.slatimer.clocks.streams.Told;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random lives of many tickets at once, told to the timer as records, against a stop watch: late, twice, in any order, with
 * a policy or a calendar that comes when it is needed, with outages and stalls, and with a timer that is stopped and goes on
 * from what it stored. A failure tells its seed; {@code -Doracle.world=SEED} plays that one again,
 * {@code -Doracle.worlds=N} plays more.
 */
class RandomLivesTopologyTest {

    private static final int WORLDS = Integer.getInteger("oracle.worlds", 200);
    private static final int TICKETS = 50;
    // Within the last minute, so that nothing else comes due, and far enough apart that rules are looked for each time.
    private static final int LOOKS_AT_THE_END = 200;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /** Something that is told at a minute. */
    private record Step(int minute, Consumer<Timer> tell) {}

    /** Minutes, -1 for never. */
    private record Outcome(int start, String end, int due, int stopped, int spent) {}

    @TempDir
    Path directory;

    @Test
    void endInWhatAStopWatchShowsThoughTheTimerIsStoppedAndGoesOn() {
        Long seed = Long.getLong("oracle.world");
        LongStream seeds = seed == null ? LongStream.range(0, WORLDS) : LongStream.of(seed);
        seeds.parallel().forEach(this::play);
    }

    private void play(long seed) {
        // given
        World world = new World(new Random(seed));
        Random random = new Random(7_919 * seed + 13);
        Lot lot = new Lot(random);
        List<Life> lives = new ArrayList<>();
        for (int i = 0; i < TICKETS; i++) {
            lives.add(new Life(random, world, "ticket-" + i, lot));
        }
        List<Step> steps = steps(world, lot, lives, random);

        try (Timer timer = new Timer(directory.resolve("world-" + seed), world, random)) {
            // when
            for (Step step : steps) {
                timer.goesOnUntil(Math.min(Life.END, step.minute()));
                timer.hasABadDay(random);
                step.tell().accept(timer);
            }
            timer.comesToAnEnd();

            // then
            String shown = "oracle.world " + seed + ", " + timer;
            Map<String, Map<String, Seen>> seen = watched(lot, lives);
            assertThat(timer.standing()).as(shown).containsExactlyInAnyOrderElementsOf(owed(world, seen));
            assertThat(timer.clocks()).as(shown).containsExactlyInAnyOrderElementsOf(clocks(seen));
            assertThat(timer.again).as(shown).isEmpty();
        }
    }

    private static List<Step> steps(World world, Lot lot, List<Life> lives, Random random) {
        List<Step> steps = new ArrayList<>();
        int secondPolicy = random.nextBoolean() ? 0 : random.nextInt(Life.END);
        steps.add(new Step(0, timer -> timer.publish(Wire.policy(lot.policies.get(Life.FIRST)))));
        steps.add(new Step(secondPolicy, timer -> timer.publish(Wire.policy(lot.policies.get(Life.SECOND)))));
        for (World.Version version : world.versions()) {
            if (version.publishedAt() <= Life.END) {
                steps.add(new Step(version.publishedAt(), timer -> timer.publish(Wire.calendar(world, version))));
            }
        }
        for (Life life : lives) {
            for (Life.Message message : life.messages(random)) {
                if (message.ticket() != null) {
                    steps.add(new Step(message.minute(), timer -> timer.bench.send(Wire.ticket(message.ticket()))));
                } else if (message.stays() != null) {
                    Event moved = Wire.moved(life.ticket().id(), message.stays());
                    steps.add(new Step(message.minute(), timer -> timer.bench.send(moved)));
                }
            }
        }
        steps.sort(Comparator.comparingInt(Step::minute));
        return steps;
    }

    /** By ticket and clock. */
    private static Map<String, Map<String, Seen>> watched(Lot lot, List<Life> lives) {
        Map<String, Map<String, Seen>> watched = new HashMap<>();
        lives.forEach(life -> watched.put(life.ticket().id(), new StopWatch(life, lot).clocks()));
        return watched;
    }

    private static List<String> owed(World world, Map<String, Map<String, Seen>> watched) {
        List<String> owed = new ArrayList<>();
        watched.forEach((ticket, clocks) -> clocks.forEach((name, seen) -> {
            if (seen.missed() >= 0) {
                owed.add(ticket + "/" + name + "/" + seen.policy() + "/" + world.at(seen.missed()));
            }
        }));
        return owed;
    }

    private static List<String> clocks(Map<String, Map<String, Seen>> watched) {
        List<String> shown = new ArrayList<>();
        watched.forEach((ticket, clocks) -> clocks.forEach((name, seen) -> {
            if (isShown(name, seen, clocks)) {
                shown.add(ticket + "/" + name + ": " + outcome(seen));
            }
        }));
        return shown;
    }

    /** What recurred, was answered in time, and came again is told no more. */
    private static boolean isShown(String name, Seen seen, Map<String, Seen> watched) {
        int slash = name.indexOf('/');
        String next = name.substring(0, slash + 1) + (Integer.parseInt(name.substring(slash + 1)) + 1);
        return name.startsWith("tier-") || seen.missed() >= 0 || seen.stopped() < 0 || !watched.containsKey(next);
    }

    private static Outcome outcome(Seen seen) {
        String end = seen.missed() >= 0 ? "breached" : seen.answered() ? "met" : "cancelled";
        return seen.stopped() < 0
                ? new Outcome(seen.start(), seen.missed() >= 0 ? "breached" : "", seen.missed(), -1, -1)
                : new Outcome(seen.start(), end, seen.missed(), seen.stopped(), seen.spent());
    }

    /** As a subscriber of its topics sees it. */
    private static final class Timer implements AutoCloseable {

        private final Path stateDir;
        private final World world;
        private final KeptStores stores = new KeptStores();
        private final int firingCap;
        private final int crowd;
        private final List<Event> published = new ArrayList<>();
        private final List<Told> breaches = new ArrayList<>();
        private final Map<String, Told> newest = new HashMap<>();
        private final Set<String> ids = new HashSet<>();
        private final List<Told> again = new ArrayList<>();
        private int restarts;
        private Bench bench;

        private Timer(Path stateDir, World world, Random random) {
            this.stateDir = stateDir;
            this.world = world;
            firingCap = 5 + random.nextInt(100);
            crowd = List.of(1, 3, 20).get(random.nextInt(3));
            bench = start(world.origin);
        }

        private Bench start(Instant now) {
            return new Bench(stateDir, now, firingCap, crowd, stores::of);
        }

        private void publish(Event rule) {
            published.add(rule);
            bench.send(rule);
        }

        private void goesOnUntil(int minute) {
            bench.at(world.at(minute));
        }

        private void hasABadDay(Random random) {
            switch (random.nextInt(60)) {
                case 0 -> restart();
                case 1 -> bench.catchingUp(true);
                case 2 -> bench.stallsAfter(random.nextInt(20));
                case 3, 4, 5 -> recovers();
                default -> {
                    // a good one
                }
            }
        }

        private void recovers() {
            bench.catchingUp(false);
            bench.goesOn();
        }

        private void restart() {
            if (bench.hasParked()) {
                return; // that store is not among those that are kept
            }
            Instant now = bench.now();
            close();
            bench = start(now);
            published.forEach(bench::send);
            restarts++;
        }

        private void comesToAnEnd() {
            recovers();
            goesOnUntil(Life.END);
            for (int i = 0; i < LOOKS_AT_THE_END; i++) {
                bench.at(bench.now().plus(BETWEEN_LOOKS));
            }
        }

        private void read() {
            breaches.addAll(once(bench.breaches()));
            for (Told clocks : once(bench.clocks())) {
                newest.put(clocks.body().path("ticketId").asText(), clocks);
            }
            once(bench.warnings());
        }

        /** Looks for ids that were told before. */
        private List<Told> once(List<Told> told) {
            told.stream().filter(one -> !ids.add(one.id())).forEach(again::add);
            return told;
        }

        private Set<String> standing() {
            read();
            return Told.standing(breaches).keySet();
        }

        private List<String> clocks() {
            List<String> clocks = new ArrayList<>();
            newest.forEach((ticket, told) -> told.body().path("clocks").forEach(clock -> {
                String name = clock.path("objective").asText() + "/" + clock.path("instance");
                clocks.add(ticket + "/" + name + ": " + outcome(clock));
            }));
            return clocks;
        }

        private Outcome outcome(JsonNode clock) {
            String state = clock.path("state").asText();
            boolean breached = state.startsWith("breached");
            boolean stopped = clock.has("stoppedAt");
            return new Outcome(
                    minute(clock.path("startedAt")),
                    breached ? "breached" : stopped ? state : "",
                    breached ? minute(clock.path("dueAt")) : -1,
                    stopped ? minute(clock.path("stoppedAt")) : -1,
                    stopped ? (int) Duration.parse(clock.path("spent").asText()).toMinutes() : -1);
        }

        private int minute(JsonNode instant) {
            return (int) Duration.between(world.origin, Instant.parse(instant.asText()))
                    .toMinutes();
        }

        @Override
        public void close() {
            read();
            bench.close();
        }

        @Override
        public String toString() {
            return "at most " + firingCap + " in a pass, crowds of " + crowd + ", " + restarts + " restarts, "
                    + breaches.size() + " records of breaches";
        }
    }
}
