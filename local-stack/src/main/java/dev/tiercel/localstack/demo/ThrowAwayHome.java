package dev.tiercel.localstack.demo;

import dev.tiercel.localstack.Home;
import dev.tiercel.localstack.Stack;
import dev.tiercel.localstack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A home that is deleted when it is closed, or when this process is ended in the meantime by Ctrl-C. */
final class ThrowAwayHome implements AutoCloseable {

    private final Home home;
    private @Nullable Stack stack;
    private boolean kept;
    private boolean closed;

    private ThrowAwayHome(Home home) {
        this.home = home;
    }

    static ThrowAwayHome create() {
        try {
            ThrowAwayHome created = new ThrowAwayHome(new Home(Files.createTempDirectory("tiercel-demo-")));
            Runtime.getRuntime().addShutdownHook(new Thread(created::close, "clean-up"));
            return created;
        } catch (IOException e) {
            throw new StackFailure("no temporary directory can be made: " + e.getMessage(), e);
        }
    }

    Home home() {
        return home;
    }

    /** Names the stack that lives here: it is stopped before anything is deleted. */
    synchronized void stopsFirst(Stack value) {
        stack = value;
    }

    /** Leaves the logs, if there are any, for those who want to know what went wrong. */
    synchronized void keep() {
        kept = true;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (stack != null) {
            System.out.println("\nStopping ...");
            stack.close();
        }
        if (kept && hasLogs()) {
            System.out.println("The demo's data and logs are left in " + home.directory());
            return;
        }
        try (Stream<Path> files = Files.walk(home.directory())) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new StackFailure("the demo's data stays in " + home.directory() + ": " + e.getMessage(), e);
        }
    }

    private boolean hasLogs() {
        String[] logs = home.logs().toFile().list();
        return logs != null && logs.length > 0;
    }
}
