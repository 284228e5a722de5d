package dev.tiercel.systemtests.baddays;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tiercel.localstack.Part;
import dev.tiercel.localstack.checker.Checker;
import dev.tiercel.localstack.checker.Inconsistency;
import dev.tiercel.localstack.checker.Tally;
import dev.tiercel.systemtests.baddays.Life.Verb;
import dev.tiercel.systemtests.baddays.Load.Attempt;
import dev.tiercel.systemtests.baddays.Load.Course;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** A stack of its own under load, and everybody who watches it. */
final class Stage implements AutoCloseable {
    static final Duration READY_WITHIN = Duration.ofSeconds(180);

    /** So many tickets have gone through all services before anything happens: what runs first is slow. */
    private static final int WARM = 10;

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(240);
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(240);
    private static final Duration TELL_EVERY = Duration.ofSeconds(10);
    /** A clock may show itself running for so long after it was due: the next state is on its way. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** The tenant of its tickets. */
    private static final String OF_THE_LOAD = "default";

    private final PrintStream out = System.out;
    private final Instant began = Instant.now();
    private final Checker checker = new Checker();
    private final Random random;
    private final Pace pace;
    private final Cluster cluster;
    private final Witness witness;
    private final Load load;
    /** Tickets that are there without a request of the load. */
    private final Set<String> strangers = new HashSet<>();

    private Stage(Cluster cluster, long seed, Pace pace, String run) {
        this.cluster = cluster;
        this.random = new Random(seed);
        this.pace = pace;
        witness = new Witness(cluster.stack().kafkaBootstrap(), checker);
        load = new Load(cluster.target(), new Random(random.nextLong()), pace.ticketEvery(), run);
        load.start();
    }

    /**
     * A stack that is ready, with the load on it.
     *
     * @param name of the directory in {@code target/bad-days} that keeps logs and data until the next run
     * @param instances of each service, 1 or 2
     */
    static Stage set(String name, long seed, Pace pace, int instances) throws IOException {
        Path directory = Path.of("target", "bad-days", name).toAbsolutePath();
        delete(directory);
        System.out.println("  logs are in " + directory.resolve("logs"));
        Stage stage = new Stage(Cluster.start(directory, instances), seed, pace, name + "-" + seed);
        Duration warm = stage.until(
                "tickets at their first tier",
                Cluster.READY_WITHIN,
                () -> stage.checker.tally().of("escalation.moved assigned to tier 1") >= WARM);
        stage.say("the load is on, after %.1f s", seconds(warm));
        return stage;
    }

    Cluster cluster() {
        return cluster;
    }

    Load load() {
        return load;
    }

    Witness witness() {
        return witness;
    }

    Checker checker() {
        return checker;
    }

    Random random() {
        return random;
    }

    Pace pace() {
        return pace;
    }

    /** Tickets that were made known past the callers: they are judged like all others, but nobody asked for them. */
    void expectStrangers(Set<String> ticketIds) {
        strangers.addAll(ticketIds);
    }

    void say(String text, Object... values) {
        out.printf(
                Locale.ROOT,
                "  %6.1f s  %s%n",
                Duration.between(began, Instant.now()).toMillis() / 1_000.0,
                String.format(Locale.ROOT, text, values));
    }

    /** The load goes on for a while; this is part of the day, not a wait for something. */
    void pass(Duration time) throws InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toMillis(); left > 0; left = (until - System.nanoTime()) / 1_000_000) {
            Thread.sleep(Math.min(left, TELL_EVERY.toMillis()));
            if (left > TELL_EVERY.toMillis()) {
                tellProgress();
            }
        }
    }

    /** How long it took until something held. */
    Duration until(String what, Duration within, BooleanSupplier holds) {
        return until(what, within, Duration.ofMillis(200), holds);
    }

    /** @param every it is looked, if looking is work */
    Duration until(String what, Duration within, Duration every, BooleanSupplier holds) {
        Instant from = Instant.now();
        await(what).atMost(within).pollInterval(every).until(holds::getAsBoolean);
        return Duration.between(from, Instant.now());
    }

    /** What came back of everything sent to a service in a while: how often each. */
    Map<String, Long> answers(Part part, Instant from, Instant to) {
        return load.attempts(from, to).stream()
                .filter(attempt -> attempt.part() == part)
                .collect(groupingBy(Attempt::what, TreeMap::new, counting()));
    }

    /** Lets every life come to its end, and checks everything. */
    void end() throws InterruptedException {
        load.stopOpening();
        say("no more tickets; %d steps are planned or without an answer", load.unanswered());
        awaitTelling("every step answered", ANSWERED_WITHIN, () -> load.unanswered() == 0);
        awaitTelling(
                "nothing owed any more",
                SETTLED_WITHIN,
                () -> witness.failure().isPresent() || inconsistencies().isEmpty() && asAskedFor());
        tellAll();
        assertThat(witness.failure()).as("the topics could be read").isEmpty();
        assertThat(inconsistencies()).as("inconsistencies").isEmpty();
        everybodyGotWhatTheyAskedFor();
    }

    private List<Inconsistency> inconsistencies() {
        return checker.inconsistencies(Instant.now(), GRACE);
    }

    private Map<String, Map<String, Integer>> asked() {
        Map<String, Map<String, Integer>> asked = new HashMap<>();
        for (Course course : load.courses()) {
            asked.put(course.id.join(), course.life.events());
        }
        return asked;
    }

    private boolean asAskedFor() {
        Map<String, Map<String, Integer>> happened = witness.eventsByTicket(OF_THE_LOAD);
        happened.keySet().removeAll(strangers);
        return happened.equals(asked());
    }

    /** Each ticket once, each step of its life once, each move once that was answered with success. */
    private void everybodyGotWhatTheyAskedFor() {
        assertThat(load.courses())
                .allSatisfy(course -> assertThat(course.wrong())
                        .as("wrong answers of ticket %s", course.id.join())
                        .isEmpty());
        Map<String, Map<String, Integer>> happened = witness.eventsByTicket(OF_THE_LOAD);
        assertThat(happened).containsAllEntriesOf(asked());
        happened.keySet().removeAll(asked().keySet());
        assertThat(happened.keySet())
                .as("tickets that nobody asked for")
                .containsExactlyInAnyOrderElementsOf(strangers);
        // A breach that is retracted hands its ticket back as well.
        Map<String, Long> moves = witness
                .seen(event -> event.type().equals("escalation.moved")
                        && event.body().path("cause").path("kind").asText().equals("request"))
                .stream()
                .collect(groupingBy(
                        event -> event.key() + " " + event.body().path("kind").asText(), counting()));
        assertThat(load.courses()).allSatisfy(course -> {
            String id = course.id.join();
            assertThat(moves.getOrDefault(id + " manual", 0L))
                    .as("times %s was handed up", id)
                    .isEqualTo(course.moved(Verb.HAND_UP));
            assertThat(moves.getOrDefault(id + " handed-back", 0L))
                    .as("times %s was handed back", id)
                    .isEqualTo(course.moved(Verb.HAND_BACK));
        });
    }

    private void awaitTelling(String what, Duration within, BooleanSupplier holds) throws InterruptedException {
        Instant from = Instant.now();
        Instant tellNext = from.plus(TELL_EVERY);
        while (!holds.getAsBoolean() && Instant.now().isBefore(from.plus(within))) {
            Thread.sleep(500);
            if (Instant.now().isAfter(tellNext)) {
                tellNext = tellNext.plus(TELL_EVERY);
                tellProgress();
            }
        }
        say("%s: %s after %.1f s", what, holds.getAsBoolean(), seconds(Duration.between(from, Instant.now())));
    }

    private void tellProgress() {
        List<Inconsistency> open = inconsistencies();
        say(
                "%d tickets, %d steps to come, %d events, %d things owed%s",
                load.courses().size(),
                load.unanswered(),
                checker.tally().events(),
                open.size(),
                open.isEmpty() ? "" : ", such as: " + open.get(0));
    }

    private void tellAll() {
        Tally tally = checker.tally();
        out.println();
        load.attempts().stream()
                .collect(groupingBy(
                        attempt -> attempt.part().label() + (attempt.verb().equals("look") ? " (looks)" : ""),
                        TreeMap::new,
                        groupingBy(Attempt::what, TreeMap::new, counting())))
                .forEach((part, answers) -> out.printf(Locale.ROOT, "  %-28s %s%n", part, answers));
        for (String what : List.of(
                "ticket.created",
                "ticket.acknowledged",
                "ticket.waiting",
                "ticket.resolved",
                "ticket.reopened",
                "ticket.closed")) {
            out.printf(Locale.ROOT, "  %-28s %,d%n", what, tally.of(what));
        }
        for (String what : List.of(
                "sla-breach.announced",
                "sla-breach.retracted",
                "sla-breach.reinstated",
                "escalation.moved",
                "escalation.not-moved",
                "delivery.succeeded",
                "delivery.failed")) {
            out.printf(Locale.ROOT, "  %-28s %s%n", what, tally.under(what));
        }
        Histogram lateness = checker.latenessMillis();
        out.printf(
                Locale.ROOT,
                "  %-28s p50 %d ms, p99 %d ms, max %d ms%n",
                "lateness, outages included",
                lateness.getValueAtPercentile(50),
                lateness.getValueAtPercentile(99),
                lateness.getMaxValue());
        List<Inconsistency> found = inconsistencies();
        out.printf(Locale.ROOT, "  %-28s %d%n", "inconsistencies", found.size());
        found.stream().limit(20).forEach(one -> out.println("    " + one));
        out.printf(Locale.ROOT, "  %-28s %.0f s%n%n", "took", seconds(Duration.between(began, Instant.now())));
    }

    /** In a few words, after its end. */
    String summary() {
        Tally tally = checker.tally();
        return String.format(
                Locale.ROOT,
                "%,d tickets, %,d requests, %,d breaches, %,d moves, %,d deliveries",
                tally.of("ticket.created"),
                load.attempts().size(),
                sum(tally, "sla-breach.announced"),
                sum(tally, "escalation.moved"),
                sum(tally, "delivery.succeeded"));
    }

    private static long sum(Tally tally, String of) {
        return tally.under(of).values().stream().mapToLong(Long::longValue).sum();
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }

    @Override
    public void close() throws InterruptedException {
        load.close();
        witness.close();
        cluster.close();
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
