package dev.tiercel.localstack;

import dev.tiercel.localstack.mail.CaughtMail;
import dev.tiercel.localstack.mail.MailClient;
import dev.tiercel.localstack.process.Child;
import dev.tiercel.localstack.process.LogFile;
import dev.tiercel.localstack.process.Watchdog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One stack on this machine. Safe for several threads: a test may kill a service while another thread waits for it, and
 * {@link #close()} may come in the middle of a start.
 */
public final class Stack implements AutoCloseable {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(25);
    /** Not oftener: a service logs each time that it says it is not ready. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Home home;
    private final Ports ports;
    private final Commands commands;
    private final @Nullable Watchdog watchdog;
    private final Readiness readiness = new Readiness();
    private final Map<Part, Child> children = new EnumMap<>(Part.class);
    private boolean closed;

    private Stack(Home home, Ports ports, Commands commands, @Nullable Watchdog watchdog) {
        this.home = home;
        this.ports = ports;
        this.commands = commands;
        this.watchdog = watchdog;
    }

    static Stack create(StackBuilder builder) {
        builder.home.create();
        Commands commands = new Commands(
                builder.checkout,
                builder.home,
                builder.ports,
                Secrets.of(builder.home),
                builder.durable,
                builder.settings,
                builder.environment);
        try {
            Stack stack = new Stack(builder.home, builder.ports, commands, builder.detached ? null : Watchdog.start());
            if (builder.detached) {
                stack.adopt();
            }
            return stack;
        } catch (IOException e) {
            throw new StackFailure("no process can be started: " + e.getMessage(), e);
        }
    }

    public static StackBuilder builder(Home home) {
        return new StackBuilder(home);
    }

    /**
     * Starts every part that does not run yet and returns when all are ready.
     *
     * @throws StackFailure if a port is taken, a part ends or is not ready in time; what was started goes on until
     *     {@link #close()}
     */
    public void start(Duration within, Progress progress) {
        List<Part> missing =
                Arrays.stream(Part.values()).filter(part -> !isAlive(part)).toList();
        ports.requireFree(
                missing.stream().flatMap(part -> part.ports().stream()).toList());
        long deadline = System.nanoTime() + within.toNanos();
        missing.stream().filter(part -> !part.isService()).forEach(this::start);
        awaitReady(Part.infrastructure(), deadline, within, progress);
        missing.stream().filter(Part::isService).forEach(this::start);
        awaitReady(Part.services(), deadline, within, progress);
    }

    /** Starts one part that does not run, without waiting for it. */
    public synchronized void start(Part part) {
        if (closed) {
            throw new StackFailure("the stack is being stopped");
        }
        if (isAlive(part)) {
            throw new StackFailure(part.label() + " runs already, as process " + pid(part));
        }
        try {
            Files.deleteIfExists(home.readyFile(part));
            LogFile.setAsideIfLarge(home.log(part));
            Child child = Child.start(commands.commandLine(part), commands.environment(part), home.log(part));
            if (watchdog != null) {
                watchdog.watch(child.pid());
            }
            children.put(part, child);
            remember(part, child);
        } catch (IOException e) {
            throw new StackFailure(part.label() + " cannot be started: " + e.getMessage(), e);
        }
    }

    /**
     * Starts one more instance of a service, without waiting for it. It ends with this process at the latest; the caller
     * ends it before the stack.
     *
     * @param port where it listens
     */
    public synchronized Child startAnother(Part service, int port) {
        try {
            Commands another = commands.forAnother(service, port);
            Path log = home.logs().resolve(service.label() + "-" + port + ".log");
            Child child = Child.start(another.commandLine(service), another.environment(service), log);
            if (watchdog != null) {
                watchdog.watch(child.pid());
            }
            return child;
        } catch (IOException e) {
            throw new StackFailure("another " + service.label() + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** Waits for parts that were started. */
    public void awaitReady(Collection<Part> parts, Duration within) {
        awaitReady(parts, System.nanoTime() + within.toNanos(), within, Progress.silent());
    }

    private void awaitReady(Collection<Part> parts, long deadline, Duration within, Progress progress) {
        long began = System.nanoTime();
        Set<Part> missing = EnumSet.copyOf(parts);
        while (!missing.isEmpty()) {
            for (Part part : List.copyOf(missing)) {
                Child child = child(part);
                if (!child.isAlive()) {
                    throw new StackFailure(isClosed() ? "the start was interrupted" : obituary(part));
                }
                if (readiness.isReady(part, child.pid(), home, ports)) {
                    missing.remove(part);
                    progress.ready(part, Duration.ofNanos(System.nanoTime() - began));
                }
            }
            if (!missing.isEmpty()) {
                if (System.nanoTime() > deadline) {
                    Part slow = missing.iterator().next();
                    throw new StackFailure(
                            slow.label() + " is not ready after " + within.toSeconds() + " s; " + lastWords(slow));
                }
                pause();
            }
        }
    }

    /** One line on a part that has ended: exit code, the last error, where the rest is. */
    public String obituary(Part part) {
        String code = child(part).exitCode().stream()
                .mapToObj(exit -> " (exit code " + exit + ")")
                .findFirst()
                .orElse("");
        return part.label() + " has ended" + code + "; " + lastWords(part);
    }

    private String lastWords(Part part) {
        return LogFile.lastError(home.log(part))
                        .map(line -> "its log says: " + line)
                        .orElse("its log is empty") + "\nsee ./tiercel logs " + part.label() + elsewhere() + " ("
                + home.log(part) + ")";
    }

    private String elsewhere() {
        boolean usual = home.directory().equals(commands.checkout().root().resolve(".tiercel"));
        return usual ? "" : " --data " + home.directory();
    }

    /** Whether it is being stopped, so that ends are no surprise. */
    public synchronized boolean isClosed() {
        return closed;
    }

    public synchronized boolean isAlive(Part part) {
        Child child = children.get(part);
        return child != null && child.isAlive();
    }

    public boolean isReady(Part part) {
        return isAlive(part) && readiness.isReady(part, pid(part), home, ports);
    }

    public long pid(Part part) {
        return child(part).pid();
    }

    /** Ends a part at once, as {@code kill -9} does, and waits until it is gone. */
    public void kill(Part part) {
        Child child = child(part);
        child.kill();
        end(part, child);
    }

    /** Asks a part to end in good order and waits for it; ends it at once if it takes more than 25 s. */
    public void stop(Part part) {
        Child child = child(part);
        child.stop();
        end(part, child);
    }

    /** Stops services, mail, Kafka and PostgreSQL, in this order. Idempotent; the data stays. */
    @Override
    public void close() {
        Map<Part, Child> alive = new EnumMap<>(Part.class);
        synchronized (this) {
            closed = true;
            children.forEach((part, child) -> {
                if (child.isAlive()) {
                    alive.put(part, child);
                }
            });
        }
        // The services together, then one after the other what they need until their end.
        alive.forEach((part, child) -> {
            if (part.isService()) {
                child.stop();
            }
        });
        for (Part part : List.of(
                Part.NOTIFICATION,
                Part.ESCALATION,
                Part.SLA_TIMER,
                Part.TICKET,
                Part.MAIL,
                Part.KAFKA,
                Part.POSTGRES)) {
            if (alive.containsKey(part)) {
                stop(part);
            }
        }
        closeWatchdog();
    }

    /** What its users need to know of it. */
    public Target target() {
        return new Target(ports, apiKey());
    }

    /** Base address of a service or of the page of caught mails, without a slash at the end. */
    public URI url(Part part) {
        return target().url(part);
    }

    public String kafkaBootstrap() {
        return target().kafkaBootstrap();
    }

    public Ports ports() {
        return ports;
    }

    /** The clear key every service accepts as {@code Authorization: Bearer}. */
    public String apiKey() {
        return commands.secrets().apiKey();
    }

    public Home home() {
        return home;
    }

    public Path logFile(Part part) {
        return home.log(part);
    }

    /** Every mail caught since the mail catcher started, oldest first; it keeps the newest 1,000. */
    public List<CaughtMail> mails() {
        return new MailClient(url(Part.MAIL)).all();
    }

    private void end(Part part, Child child) {
        if (!child.awaitEnd(STOP_WITHIN)) {
            child.kill();
            child.awaitEnd(STOP_WITHIN);
        }
        synchronized (this) {
            try {
                if (watchdog != null) {
                    watchdog.forget(child.pid());
                }
            } catch (IOException e) {
                throw new StackFailure("the watchdog of this stack is gone: " + e.getMessage(), e);
            }
            StackState.read(home.stateFile())
                    .ifPresent(state -> state.without(part).write(home.stateFile()));
        }
    }

    private void remember(Part part, Child child) {
        StackState.read(home.stateFile())
                .filter(state -> state.ports().equals(ports.numbers()))
                .orElse(new StackState(ports.numbers(), Map.of()))
                .with(part, StackState.Started.of(child))
                .write(home.stateFile());
    }

    /** Takes over what another process started in this home. */
    private void adopt() {
        StackState.read(home.stateFile())
                .ifPresent(state -> state.processes()
                        .forEach((part, started) -> started.find().ifPresent(child -> children.put(part, child))));
    }

    private synchronized Child child(Part part) {
        return Optional.ofNullable(children.get(part))
                .orElseThrow(() -> new StackFailure(part.label() + " was never started"));
    }

    private void closeWatchdog() {
        try {
            if (watchdog != null) {
                watchdog.close();
            }
        } catch (IOException e) {
            throw new StackFailure("the watchdog of this stack is gone: " + e.getMessage(), e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while waiting for the stack", e);
        }
    }
}
