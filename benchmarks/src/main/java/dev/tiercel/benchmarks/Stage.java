package dev.tiercel.benchmarks;

import dev.tiercel.localstack.process.Child;
import dev.tiercel.localstack.process.Watchdog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A broker and the service on data of their own, and tickets that are opened on them: some that wait for days, some that
 * come due by a schedule. Everything ends and is deleted with it.
 */
final class Stage implements AutoCloseable {

    /** A loaded group of due tickets. */
    record Schedule(long fromMillis, long[] dueMillis) {

        int size() {
            return dueMillis.length;
        }

        long endMillis() {
            return dueMillis[dueMillis.length - 1] + 1;
        }
    }

    static final List<String> BROKER_JVM = List.of("-Xmx768m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    private static final String GROUP = "sla-timer-service";
    private static final String BREACHED = "sla-breached";
    private static final Duration START_WITHIN = Duration.ofSeconds(120);
    private static final long STALLED_AFTER_SECONDS = 120;
    private static final int ATTEMPTS = 4;
    private static final long IN_TIME_MILLIS = 1_000;
    // The rate of a service that has just been started says little.
    private static final long LONGEST_SHORT_MILLIS = 15_000;

    private final Report report;
    private final Options options;
    private final Path root;
    private final Path directory;
    private final Watchdog watchdog;
    private final Tickets tickets;
    private final SplittableRandom random;
    private final List<TimerProcess> timers = new ArrayList<>();
    private final Child broker;
    private final String kafka;
    private final Admin admin;
    private final Loader loader;
    private final Breaches breaches;
    // Ctrl-C ends the processes by the watchdog, but nobody would delete their data.
    private final Thread onInterrupt = new Thread(this::end, "end-of-stage");
    private int nextTicket;
    private int open;
    private double ticketsPerSecond = 1_000;
    private int caution = 2;

    private Stage(Report report, Options options, Path root, Path directory) throws IOException, InterruptedException {
        this.report = report;
        this.options = options;
        this.root = root;
        this.directory = directory;
        tickets = new Tickets(options.seed());
        random = new SplittableRandom(options.seed());
        watchdog = Watchdog.start();
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        Path ready = directory.resolve("broker.ready");
        broker = startBroker(ready);
        await("the broker", START_WITHIN, () -> {
            if (!broker.isAlive()) {
                throw new IllegalStateException("the broker has ended; its log is " + directory.resolve("broker.log"));
            }
            return Files.exists(ready);
        });
        kafka = Files.readString(ready);
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka));
        loader = new Loader(kafka);
        loader.write(List.of(Tickets.calendar(), Tickets.policy()));
        breaches = new Breaches(kafka, BREACHED).start();
    }

    /** With one instance of the service at work, and its policy published. */
    static Stage open(Report report, Options options, Path root) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("tiercel-benchmarks-");
        Stage stage = new Stage(report, options, root, directory);
        try {
            TimerProcess timer = stage.another(Map.of());
            timer.start();
            stage.awaitAtWork(timer);
            report.say("broker and service run in %s", directory);
            return stage;
        } catch (IOException | InterruptedException | RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    private Child startBroker(Path ready) throws IOException {
        List<String> command = new ArrayList<>(List.of(TimerProcess.java()));
        command.addAll(BROKER_JVM);
        command.addAll(List.of(
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerMain.class.getName(),
                directory.resolve("broker").toString(),
                "0",
                ready.toString()));
        Child child = Child.start(command, Map.of(), directory.resolve("broker.log"));
        watchdog.watch(child.pid());
        return child;
    }

    /** One more instance, not started yet. */
    TimerProcess another(Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(options.timerSettings());
        all.putAll(settings);
        String name = "timer-" + (timers.size() + 1);
        TimerProcess timer = new TimerProcess(root, directory, name, kafka, options.timerJvm(), all, watchdog);
        timers.add(timer);
        return timer;
    }

    TimerProcess timer() {
        return timers.get(0);
    }

    Breaches breaches() {
        return breaches;
    }

    String kafka() {
        return kafka;
    }

    Admin admin() {
        return admin;
    }

    Path directory() {
        return directory;
    }

    Watchdog watchdog() {
        return watchdog;
    }

    int open() {
        return open;
    }

    SplittableRandom random() {
        return random;
    }

    Duration brokerCpu() {
        return Machine.cpu(broker.pid());
    }

    /** How many tickets are taken in a second, as last measured; a guess before. */
    double ticketsPerSecond() {
        return ticketsPerSecond;
    }

    void awaitAtWork(TimerProcess timer) throws InterruptedException {
        await(timer + " at work", Duration.ofMinutes(5), timer::isAtWork);
    }

    /** Opens waiting tickets until so many are open, and returns when the service has taken them in: tickets a second. */
    double openTo(int wanted) throws ExecutionException, InterruptedException {
        int from = nextTicket;
        int to = from + Math.max(0, wanted - open);
        if (to == from) {
            return ticketsPerSecond;
        }
        Instant now = Instant.now();
        load(from, to, number -> tickets.waiting(number, now), "opening tickets");
        return ticketsPerSecond;
    }

    /**
     * Opens tickets that come due by an open-loop schedule with random gaps, and returns when they are taken in.
     *
     * @param perSecond on average
     */
    Schedule openDue(int count, int perSecond) throws ExecutionException, InterruptedException {
        return openInTime(count, from -> openLoop(random, from, count, perSecond));
    }

    /** Instants that wait for nobody, in order: gaps are random, {@code perSecond} is their rate on average. */
    static long[] openLoop(SplittableRandom random, long fromMillis, int count, int perSecond) {
        long[] due = new long[count];
        double at = fromMillis;
        for (int i = 0; i < count; i++) {
            at -= Math.log(1 - random.nextDouble()) * 1_000 / perSecond;
            due[i] = (long) at;
        }
        return due;
    }

    /** Opens tickets that are all due at one instant, and returns when they are taken in. */
    Schedule openBurst(int count) throws ExecutionException, InterruptedException {
        return openInTime(count, from -> {
            long[] due = new long[count];
            Arrays.fill(due, from);
            return due;
        });
    }

    /** As {@link #openBurst}, and then so many more at a steady rate, the first of them so long after it. */
    Schedule openBurstAnd(int count, Duration pause, int more, int perSecond)
            throws ExecutionException, InterruptedException {
        return openInTime(count + more, from -> {
            long[] due = Arrays.copyOf(openLoop(random, from + pause.toMillis(), more, perSecond), count + more);
            System.arraycopy(due, 0, due, count, more);
            Arrays.fill(due, 0, count, from);
            return due;
        });
    }

    /** Again with more time if the first came due before the last was taken in: lateness would be that of the load. */
    private Schedule openInTime(int count, LongFunction<long[]> due) throws ExecutionException, InterruptedException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            long at = soon(count);
            Schedule schedule = new Schedule(at, due.apply(at));
            int from = nextTicket;
            for (int i = 0; i < schedule.size(); i++) {
                breaches.owe(from + i, schedule.dueMillis()[i]);
            }
            load(
                    from,
                    from + schedule.size(),
                    number -> tickets.due(number, schedule.dueMillis()[number - from]),
                    "opening due tickets");
            long left = at - System.currentTimeMillis();
            if (left >= IN_TIME_MILLIS) {
                report.say("due tickets are there, %.1f s before the first is due", left / 1_000.0);
                return schedule;
            }
            caution *= 2;
            report.say("due tickets were there %.1f s before the first was due: again, with more time", left / 1_000.0);
            settle(
                    "what was due too early",
                    Duration.ofMillis(schedule.endMillis() - at).plusSeconds(60));
        }
        throw new IllegalStateException(
                "due tickets: not taken in before they are due (expected: a machine with time)");
    }

    private long soon(int count) {
        long loading = (long) (caution * 1_000.0 * count / ticketsPerSecond);
        return System.currentTimeMillis()
                + (options.scale().isShort() ? 3_000 + Math.min(loading, LONGEST_SHORT_MILLIS) : 8_000 + loading);
    }

    private void load(int from, int to, IntFunction<ProducerRecord<String, byte[]>> ticket, String what)
            throws ExecutionException, InterruptedException {
        Thread writer = new Thread(() -> loader.write(from, to, ticket), "loader");
        List<Throwable> problems = new ArrayList<>();
        writer.setUncaughtExceptionHandler((thread, problem) -> {
            synchronized (problems) {
                problems.add(problem);
            }
        });
        long before = taken();
        long began = System.nanoTime();
        writer.start();
        long told = began;
        long last = before;
        long movedAt = began;
        while (last - before < to - from) {
            synchronized (problems) {
                if (!problems.isEmpty()) {
                    throw new IllegalStateException("tickets could not be written", problems.get(0));
                }
            }
            Pause.millis(50);
            long taken = taken();
            long now = System.nanoTime();
            if (taken > last) {
                movedAt = now;
            } else if (now - movedAt > STALLED_AFTER_SECONDS * 1_000_000_000L) {
                throw new IllegalStateException("the service has taken in nothing for " + STALLED_AFTER_SECONDS
                        + " s; its log is " + timer().log());
            }
            last = taken;
            if (now - told > 5_000_000_000L) {
                told = now;
                report.say(
                        "%s: %,d of %,d taken in, %,.0f/s",
                        what, last - before, to - from, (last - before) / ((now - began) / 1e9));
            }
        }
        writer.join();
        ticketsPerSecond = (to - from) / ((System.nanoTime() - began) / 1e9);
        nextTicket = to;
        open += to - from;
    }

    /** Tickets the service has taken in for good: what its committed offsets say. */
    private long taken() throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(Tickets.CREATED) && entry.getValue() != null)
                .map(Map.Entry::getValue)
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    /** Where a topic ends now, by partition. */
    Map<TopicPartition, Long> ends(String topic) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .forEach(partition -> asked.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(asked).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** Waits until nothing more is owed, or for so long after the last was due; then judges whether all was exact. */
    void settle(String what, Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        long told = System.nanoTime();
        while (breaches.outstanding() > 0 && System.nanoTime() < deadline) {
            Pause.millis(20);
            if (System.nanoTime() - told > 5_000_000_000L) {
                told = System.nanoTime();
                report.say("%s: %,d breaches seen, %,d to come", what, breaches.seen(), breaches.outstanding());
            }
        }
        // Whatever comes twice comes soon after.
        Pause.millis(300);
        Breaches.Faults faults = breaches.faults();
        if (!faults.none()) {
            report.flaw("%s: %s", what, faults);
        }
        breaches.forgetFaults();
    }

    static void await(String what, Duration within, BooleanSupplier condition) throws InterruptedException {
        await(what, within, 50, condition);
    }

    static void await(String what, Duration within, long everyMillis, BooleanSupplier condition)
            throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(what + ": not within " + within.toSeconds() + " s");
            }
            Pause.millis(everyMillis);
        }
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(onInterrupt);
        breaches.close();
        loader.close();
        admin.close(Duration.ofSeconds(5));
        for (TimerProcess timer : timers) {
            timer.close();
        }
        broker.kill();
        broker.awaitEnd(Duration.ofSeconds(10));
        watchdog.close();
        TimerProcess.delete(directory);
    }

    private void end() {
        try {
            for (TimerProcess timer : timers) {
                timer.close();
            }
            if (broker != null) {
                broker.kill();
                broker.awaitEnd(Duration.ofSeconds(10));
            }
            TimerProcess.delete(directory);
        } catch (IOException e) {
            System.err.println("benchmarks: " + directory + " could not be deleted: " + e);
        }
    }
}
