package dev.tiercel.localstack.replay;

import dev.tiercel.localstack.Home;
import dev.tiercel.localstack.Part;
import dev.tiercel.localstack.Ports;
import dev.tiercel.localstack.ProgressLines;
import dev.tiercel.localstack.Stack;
import dev.tiercel.localstack.StackFailure;
import dev.tiercel.localstack.checker.Checker;
import dev.tiercel.localstack.checker.Inconsistency;
import dev.tiercel.localstack.checker.Watcher;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A replay from start to end. */
public final class Replay {
    private static final Duration START_WITHIN = Duration.ofMinutes(3);
    private static final Duration LEAD = Duration.ofSeconds(2);
    private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(3);
    private static final Duration SETTLE_WITHIN = Duration.ofMinutes(3);
    private static final Duration TELL_EVERY = Duration.ofSeconds(10);
    /** A clock may show itself running for so long after it was due: the next state is on its way. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Timetable timetable;
    private final PrintStream out;

    private Replay(Timetable timetable, PrintStream out) {
        this.timetable = timetable;
        this.out = out;
    }

    /**
     * @param mapping empty: the shipped one
     * @param from inclusive; as text, in the form of the log
     * @param to exclusive
     */
    public record Wanted(Path log, Optional<Path> mapping, int speed, Optional<String> from, Optional<String> to) {}

    /** Reads the log and says what will be played, before anything is started. */
    public static Replay of(Wanted wanted, PrintStream out) {
        Mapping mapping = wanted.mapping().map(Mapping::read).orElseGet(Mapping::shipped);
        IncidentLog log = IncidentLog.read(wanted.log(), mapping);
        Timetable timetable = Timetable.of(
                log,
                mapping,
                wanted.from().map(text -> instant("--from", text, mapping)),
                wanted.to().map(text -> instant("--to", text, mapping)),
                wanted.speed());
        out.printf(
                "%,d cases in %,d steps, %d times as fast: %s, at most %,d steps a second. Skipped: %,d cases that begin"
                        + " earlier; %,d lines that tell nothing new.%n",
                timetable.cases(),
                timetable.entries().size(),
                wanted.speed(),
                minutes(timetable.length()),
                peak(timetable),
                timetable.skipped(),
                timetable.ignored());
        if (timetable.entries().isEmpty()) {
            throw new StackFailure("nothing to play: no case begins in that time");
        }
        return new Replay(timetable, out);
    }

    /** Plays it on a stack that is ready and has the replay's rule book. Returns whether all was consistent. */
    public boolean play(Stack stack) {
        Checker checker = new Checker();
        Requests requests = new Requests(
                stack.url(Part.TICKET),
                stack.url(Part.ESCALATION),
                stack.apiKey(),
                "replay-"
                        + Instant.now()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()
                                .replace(":", ""));
        try (Watcher watcher = new Watcher(stack.kafkaBootstrap(), checker, true);
                Player player = new Player(requests, GIVE_UP_AFTER)) {
            Instant start = Instant.now().plus(LEAD).truncatedTo(ChronoUnit.MILLIS);
            CompletableFuture<Void> playing = CompletableFuture.runAsync(() -> player.play(timetable, start));
            tellProgress(player, checker, start, playing);
            List<Inconsistency> left = settle(player, checker, watcher);
            Report report = new Report(
                    timetable,
                    checker.tally(),
                    player.fates(),
                    player.repeated(),
                    player.lagMicros(),
                    checker.latenessMillis(),
                    left,
                    Duration.between(start, Instant.now()));
            out.println();
            report.lines().forEach(out::println);
            return report.isGood();
        }
    }

    /** A stack for a replay alone, not started yet; the caller closes it. */
    public static Stack prepare(Home home, Ports ports, int speed) {
        return Stack.builder(home)
                .ports(ports)
                .ruleBook(new ReplayRuleBook(speed).write(home.directory().resolve("rule-book")))
                .build();
    }

    public static void start(Stack stack, PrintStream out) {
        stack.start(START_WITHIN, new ProgressLines(out));
    }

    private void tellProgress(Player player, Checker checker, Instant start, CompletableFuture<Void> playing) {
        while (true) {
            try {
                playing.get(TELL_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (java.util.concurrent.TimeoutException e) {
                out.printf(
                        "  %s of %s: %,d of %,d steps sent, %,d events, %,d breaches%n",
                        minutes(Duration.between(start, Instant.now())),
                        minutes(timetable.length()),
                        player.sent(),
                        timetable.entries().size(),
                        checker.tally().events(),
                        checker.latenessMillis().getTotalCount());
            } catch (java.util.concurrent.ExecutionException e) {
                throw new StackFailure("the replay ended: " + e.getCause(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackFailure("the replay was interrupted", e);
            }
        }
    }

    /**
     * Waits until everything is answered and nothing is owed, and returns what stays inconsistent. Clocks of tickets that
     * were never finished go on breaching, so there is no quiet to wait for: what is inconsistent twice, some seconds
     * apart, and at the end of all patience, counts.
     */
    private List<Inconsistency> settle(Player player, Checker checker, Watcher watcher) {
        out.println("  all sent; waiting for answers and for what is owed");
        long deadline = System.nanoTime() + SETTLE_WITHIN.toNanos();
        long tellNext = System.nanoTime() + TELL_EVERY.toNanos();
        Set<Inconsistency> before = null;
        while (true) {
            watcher.failure().ifPresent(failure -> {
                throw new StackFailure("Kafka cannot be read any more: " + failure.getMessage(), failure);
            });
            List<Inconsistency> now = checker.inconsistencies(Instant.now(), GRACE);
            if (now.isEmpty() && player.unanswered() == 0) {
                return now;
            }
            if (System.nanoTime() > deadline) {
                Set<Inconsistency> seenTwice = new HashSet<>(now);
                if (before != null) {
                    seenTwice.retainAll(before);
                }
                return now.stream().filter(seenTwice::contains).toList();
            }
            before = new HashSet<>(now);
            if (System.nanoTime() > tellNext) {
                tellNext += TELL_EVERY.toNanos();
                out.printf(
                        "  %,d requests without an answer yet, owed or inconsistent: %,d%s%n",
                        player.unanswered(), now.size(), now.isEmpty() ? "" : ", such as " + now.get(0));
            }
            try {
                TimeUnit.SECONDS.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackFailure("the replay was interrupted", e);
            }
        }
    }

    private static int peak(Timetable timetable) {
        return timetable.entries().stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        entry -> entry.after().toSeconds(), java.util.stream.Collectors.counting()))
                .values()
                .stream()
                .mapToInt(Long::intValue)
                .max()
                .orElse(0);
    }

    private static Instant instant(String option, String text, Mapping mapping) {
        try {
            return mapping.instant(text);
        } catch (java.time.DateTimeException e) {
            throw new StackFailure(option + ": " + text + " (expected: the form the log has, such as "
                    + (mapping.zone().isPresent() ? "2012-05-01T00:00)" : "2012-05-01T00:00+02:00)"));
        }
    }

    private static String minutes(Duration duration) {
        return String.format("%d:%02d min", duration.toMinutes(), duration.toSecondsPart());
    }
}
