package dev.tiercel.localstack.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A process of a stack, started by this Java process or found again by another. */
public final class Child {

    private final ProcessHandle handle;
    private final @Nullable Process process;

    private Child(ProcessHandle handle, @Nullable Process process) {
        this.handle = handle;
        this.process = process;
    }

    /**
     * Starts a process in a session of its own, so that neither Ctrl-C nor a closing terminal reaches it.
     *
     * @param environment added to that of this process
     * @param log gets both outputs, appended
     */
    public static Child start(List<String> command, Map<String, String> environment, Path log) throws IOException {
        List<String> apart = new ArrayList<>(OwnSession.prefix());
        apart.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(apart)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new Child(process.toHandle(), process);
    }

    /**
     * A process started by another Java process; empty if it has ended.
     *
     * @param startedAt as {@link #startedAt()} said: the system gives numbers of ended processes to new ones
     */
    public static Optional<Child> find(long pid, Instant startedAt) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(handle -> new Child(handle, null))
                // Linux counts in hundredths of a second since boot, and how it is converted has changed by as much.
                .filter(child ->
                        Duration.between(child.startedAt(), startedAt).abs().toMillis() < 1500);
    }

    public long pid() {
        return handle.pid();
    }

    public Instant startedAt() {
        return handle.info().startInstant().orElse(Instant.EPOCH);
    }

    public boolean isAlive() {
        return handle.isAlive();
    }

    /** Known only to the Java process that started it, once it has ended. 128 + n: ended by signal n. */
    public OptionalInt exitCode() {
        return process != null && !process.isAlive() ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
    }

    /** Asks it to end in good order (SIGTERM). */
    public void stop() {
        handle.destroy();
    }

    /** Ends it at once (SIGKILL). */
    public void kill() {
        handle.destroyForcibly();
    }

    /** Waits until it has ended; false if it has not within the time. */
    public boolean awaitEnd(Duration within) {
        try {
            handle.onExit().get(Math.max(1, within.toMillis()), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("process " + pid() + " cannot be waited for", e);
        }
    }
}
