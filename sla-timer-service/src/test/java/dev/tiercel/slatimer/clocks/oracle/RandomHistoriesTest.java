package dev.tiercel.slatimer.clocks.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.slatimer.clocks.Assessment;
import dev.tiercel.slatimer.clocks.BreachEvent;
import dev.tiercel.slatimer.clocks.Clock;
import dev.tiercel.slatimer.clocks.ClockState;
import dev.tiercel.slatimer.clocks.Clocks;
import dev.tiercel.slatimer.clocks.Facts;
import dev.tiercel.slatimer.clocks.Foreseen;
import dev.tiercel.slatimer.clocks.Happening;
import dev.tiercel.slatimer.clocks.Ledger;
import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.Rules;
import dev.tiercel.slatimer.clocks.oracle.StopWatch.Seen;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random lives of tickets under random policies and calendars, against a stop watch: waits, reassessments, changes of
 * policy, reopenings, hand-ups and changes of the calendar, heard of late, twice and in any order, with outages between.
 * A failure tells its seed; {@code -Doracle.seed=SEED} plays that one again, {@code -Doracle.histories=N} plays more.
 */
class RandomHistoriesTest {

    private static final int HISTORIES = Integer.getInteger("oracle.histories", 10_000);
    private static final int PER_WORLD = 50;

    private record Outcome(int start, int missed, @Nullable PolicyRef policy, int stopped, String end, int spent) {}

    @Test
    void endInTheClocksAStopWatchShowsHoweverTheyAreHeardOf() {
        Long seed = Long.getLong("oracle.seed");
        LongStream seeds = seed == null ? LongStream.range(0, HISTORIES) : LongStream.of(seed);
        seeds.parallel().forEach(RandomHistoriesTest::play);
    }

    private static void play(long seed) {
        // given
        World world = Worlds.of(seed / PER_WORLD);
        Random random = new Random(7_919 * seed + 13);
        Lot lot = new Lot(random);
        Life life = new Life(random, world, "ticket-" + seed, lot);
        Rules rules = lot.rules(world.calendar(World.MINUTES));
        String shown = "oracle.seed " + seed + ": " + life.events + ", moved " + life.stays + ", under " + lot.policies;

        // when
        List<Clock> clocks = Clocks.of(life.ticket(), life.stays, rules, world.at(Life.END));

        // then
        assertThat(outcomes(world, clocks)).as(shown).isEqualTo(expected(new StopWatch(life, lot).clocks()));
        assertThat(hear(life, lot, random))
                .as(shown)
                .isEqualTo(new Heard(outcomes(world, clocks), breaches(life, clocks)));
    }

    private record Heard(Map<String, Outcome> clocks, TreeSet<String> standing) {}

    /** Lets time pass between the messages, so that much is announced that turns out not to be owed. */
    private static Heard hear(Life life, Lot lot, Random random) {
        World world = life.world;
        Facts facts = Facts.NONE;
        Ledger ledger = Ledger.EMPTY;
        Assessment last = null;
        int lookedAt = 0;
        int outage = 0;
        List<Life.Message> messages = life.messages(random);
        for (int i = 0; i <= messages.size(); i++) {
            boolean isOver = i == messages.size();
            int minute = isOver ? Life.END : Math.min(Life.END, messages.get(i).minute());
            Instant now = world.at(minute);
            outage = outage > 0 ? outage - 1 : random.nextInt(12) == 0 ? 1 + random.nextInt(4) : 0;
            boolean isAway = outage > 0 && !isOver;
            while (!isAway
                    && last != null
                    && last.wakeAt() != null
                    && !last.wakeAt().isAfter(now)) {
                Instant woken = last.wakeAt();
                int wokenAt = (int) ChronoUnit.MINUTES.between(world.origin, woken);
                Rules then = lot.rules(world.calendar(wokenAt));
                Assessment next = Assessment.at(woken, facts.ticket(), facts.stays(), then, ledger, null);
                if (wokenAt > lookedAt && world.published(wokenAt) == world.published(lookedAt)) {
                    checkForesight(last, life.ticket().id(), next);
                }
                last = next;
                lookedAt = wokenAt;
                ledger = last.ledger();
            }
            Facts before = facts;
            facts = isOver ? facts : messages.get(i).toldTo(facts);
            if (facts.ticket() != null) {
                Rules then = lot.rules(world.calendar(minute));
                Instant since = facts.newsSince(before).stream()
                        .map(Happening::occurredAt)
                        .min(Instant::compareTo)
                        .orElse(null);
                last = isAway
                        ? Assessment.catchingUp(facts.ticket(), facts.stays(), then, ledger, since)
                        : Assessment.at(now, facts.ticket(), facts.stays(), then, ledger, since);
                lookedAt = minute;
                ledger = last.ledger();
            }
        }
        TreeSet<String> standing = new TreeSet<>();
        ledger.entries().forEach((id, entry) -> {
            if (entry.standing()) {
                standing.add(id);
            }
        });
        return new Heard(outcomes(world, last == null ? List.of() : last.clocks()), standing);
    }

    /** What was foreseen is what a look at that instant finds, and when it will find more. */
    private static void checkForesight(Assessment before, String ticketId, Assessment then) {
        Foreseen foreseen = before.foreseen(ticketId);
        if (foreseen != null) {
            assertThat(then.events()).containsExactly(new BreachEvent.Announced(foreseen.breach()));
            assertThat(then.warnings()).isEmpty();
            assertThat(then.wakeAt()).isEqualTo(foreseen.then());
        }
    }

    private static TreeSet<String> breaches(Life life, List<Clock> clocks) {
        TreeSet<String> owed = new TreeSet<>();
        for (Clock clock : clocks) {
            if (clock.missed() != null) {
                owed.add(String.join(
                        "/",
                        life.ticket().id(),
                        clock.missed().objective(),
                        Integer.toString(clock.missed().instance()),
                        clock.missed().policy().toString(),
                        clock.breachedAt().toString()));
            }
        }
        return owed;
    }

    private static Map<String, Outcome> outcomes(World world, List<Clock> clocks) {
        Map<String, Outcome> outcomes = new TreeMap<>();
        for (Clock clock : clocks) {
            Instant end = clock.stoppedAt() == null ? world.at(Life.END) : clock.stoppedAt();
            outcomes.put(
                    clock.promise().objective() + "/" + clock.promise().instance(),
                    new Outcome(
                            minute(world, clock.measure().run().startedAt()),
                            minute(world, clock.breachedAt()),
                            clock.missed() == null ? null : clock.missed().policy(),
                            minute(world, clock.stoppedAt()),
                            clock.state() instanceof ClockState.Met
                                    ? "met"
                                    : clock.state() instanceof ClockState.Cancelled ? "cancelled" : "",
                            (int) clock.measure().spent(end).toMinutes()));
        }
        return outcomes;
    }

    private static Map<String, Outcome> expected(Map<String, Seen> clocks) {
        Map<String, Outcome> outcomes = new TreeMap<>();
        clocks.forEach((name, seen) -> {
            boolean told = seen.missed() < 0 && seen.stopped() >= 0;
            outcomes.put(
                    name,
                    new Outcome(
                            seen.start(),
                            seen.missed(),
                            seen.policy(),
                            seen.stopped(),
                            told ? (seen.answered() ? "met" : "cancelled") : "",
                            seen.spent()));
        });
        return outcomes;
    }

    private static int minute(World world, @Nullable Instant instant) {
        return instant == null
                ? -1
                : (int) Duration.between(world.origin, instant).toMinutes();
    }

    /** A world costs more than a life in it. */
    private static final class Worlds {

        private static final Map<Long, World> RECENT = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, World> eldest) {
                return size() > 8;
            }
        };

        static synchronized World of(long seed) {
            return RECENT.computeIfAbsent(seed, wanted -> new World(new Random(wanted)));
        }
    }
}
