package dev.tiercel.localstack.replay;

import dev.tiercel.localstack.Part;
import dev.tiercel.localstack.StackFailure;
import dev.tiercel.localstack.Target;
import dev.tiercel.localstack.checker.Checker;
import dev.tiercel.localstack.checker.Inconsistency;
import dev.tiercel.localstack.checker.Watcher;
import dev.tiercel.localstack.client.NewTenant;
import dev.tiercel.localstack.client.Rest;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;

/**
 * A replay from start to end. It takes place in a tenant of its own, which has the rule book with divided targets, so that
 * it can be played on any stack, and more than once.
 */
public final class Replay {
    private static final DateTimeFormatter TENANT =
            DateTimeFormatter.ofPattern("'replay-'yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final Duration LEAD = Duration.ofSeconds(2);
    private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(30);
    private static final Duration CROSSED_FOR = Duration.ofSeconds(10);
    private static final Duration SETTLE_PATIENCE = Duration.ofMinutes(2);
    private static final Duration TELL_FIRST_AFTER = Duration.ofSeconds(2);
    private static final Duration TELL_EVERY = Duration.ofSeconds(10);

    private final Timetable timetable;
    private final int speed;
    private final PrintStream out;

    private Replay(Timetable timetable, int speed, PrintStream out) {
        this.timetable = timetable;
        this.speed = speed;
        this.out = out;
    }

    /**
     * @param mapping empty: the shipped one
     * @param speed how many times as fast as the log, at least 1
     * @param from inclusive; as text, an instant with its offset, or in the zone that the mapping names
     * @param to exclusive
     */
    public record Wanted(Path log, Optional<Path> mapping, int speed, Optional<String> from, Optional<String> to) {}

    /**
     * Reads the log and says what will be played; starts nothing.
     *
     * @throws StackFailure if the log, the mapping or an instant cannot be read, naming the place and what is allowed
     */
    public static Replay of(Wanted wanted, PrintStream out) {
        Mapping mapping = wanted.mapping().map(Mapping::read).orElseGet(Mapping::shipped);
        Optional<Instant> from = wanted.from().map(text -> instant("--from", text, mapping));
        Optional<Instant> to = wanted.to().map(text -> instant("--to", text, mapping));
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw new StackFailure("--to: " + wanted.to().orElseThrow() + " (expected: later than --from, "
                    + wanted.from().orElseThrow() + ")");
        }
        Timetable timetable = Timetable.of(IncidentLog.read(wanted.log(), mapping), mapping, from, to, wanted.speed());
        out.printf(
                "%,d cases in %,d steps, %d times as fast: %s, at most %,d steps a second. Skipped: %,d cases that"
                        + " begin earlier; %,d lines that tell nothing new.%n",
                timetable.cases(),
                timetable.entries().size(),
                wanted.speed(),
                minutes(timetable.length()),
                timetable.mostInASecond(),
                timetable.skipped(),
                timetable.ignored());
        if (timetable.entries().isEmpty()) {
            throw new StackFailure("nothing to play: no case begins in that time");
        }
        return new Replay(timetable, wanted.speed(), out);
    }

    /** From its first step to its last. */
    public Duration length() {
        return timetable.length();
    }

    /**
     * Plays it on a stack whose services are ready, waits until nothing is owed, and judges.
     *
     * @param target with the key of an admin of the default tenant
     */
    public Report play(Target target) {
        String tenant = TENANT.format(Instant.now());
        Duration keyLives =
                timetable.length().plus(GIVE_UP_AFTER).plus(SETTLE_PATIENCE).plusHours(1);
        Target own = NewTenant.of(target, tenant, keyLives);
        Rest.ofNewTenant(own).upload(new ReplayRuleBook(speed).documents());
        Checker checker = new Checker(record -> isOf(tenant, record));
        Requests requests = new Requests(own.url(Part.TICKET), own.url(Part.ESCALATION), own.apiKey(), tenant);
        try (Watcher watcher = Watcher.fromNow(own.kafkaBootstrap(), checker);
                Player player = new Player(requests, checker::expect, GIVE_UP_AFTER, CROSSED_FOR)) {
            Instant start = Instant.now().plus(LEAD).truncatedTo(ChronoUnit.MILLIS);
            tellProgress(player, checker, start, CompletableFuture.runAsync(() -> player.play(timetable, start)));
            awaitAnswers(player);
            List<Inconsistency> left = watcher.settle(SETTLE_PATIENCE, line -> out.println("  " + line));
            return new Report(timetable, player, checker, left, Duration.between(start, Instant.now()));
        } catch (KafkaException e) {
            throw new StackFailure(
                    "Kafka at " + own.kafkaBootstrap() + " cannot be read (" + e.getMessage()
                            + "): name its port with --kafka-port N",
                    e);
        }
    }

    /** Records that say nothing of a tenant are judged as well: of whom they are cannot be told. */
    private static boolean isOf(String tenant, ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader("ce_tenant");
        return header == null
                || header.value() == null
                || Arrays.equals(header.value(), tenant.getBytes(StandardCharsets.UTF_8));
    }

    private void tellProgress(Player player, Checker checker, Instant start, CompletableFuture<Void> playing) {
        Duration tellAfter = LEAD.plus(TELL_FIRST_AFTER);
        while (true) {
            try {
                playing.get(tellAfter.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                tellAfter = TELL_EVERY;
                out.printf(
                        "  %s of %s: %,d of %,d steps sent, %,d without an answer yet, %,d events, %,d breaches%n",
                        minutes(Duration.between(start, Instant.now())),
                        minutes(timetable.length()),
                        player.sent(),
                        timetable.entries().size(),
                        player.unanswered(),
                        checker.tally().events(),
                        checker.announced());
            } catch (ExecutionException e) {
                throw new StackFailure("the replay ended: " + e.getCause(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackFailure("the replay was interrupted", e);
            }
        }
    }

    private void awaitAnswers(Player player) {
        out.println("  all sent; waiting for answers and for what is owed");
        long began = System.nanoTime();
        long told = began;
        // Every request is given up at some time, so this ends.
        while (player.unanswered() > 0) {
            if (System.nanoTime() - told > TELL_EVERY.toNanos()) {
                told = System.nanoTime();
                out.printf("  %,d requests without an answer yet%n", player.unanswered());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackFailure("the replay was interrupted", e);
            }
        }
    }

    private static Instant instant(String option, String text, Mapping mapping) {
        try {
            return mapping.instant(text);
        } catch (DateTimeException e) {
            throw new StackFailure(option + ": " + text + " (expected: " + mapping.instantExpected() + ")", e);
        }
    }

    private static String minutes(Duration duration) {
        return duration.isNegative()
                ? "0:00 min"
                : String.format("%d:%02d min", duration.toMinutes(), duration.toSecondsPart());
    }
}
