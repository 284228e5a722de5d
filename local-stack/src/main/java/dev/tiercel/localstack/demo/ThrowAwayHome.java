package dev.tiercel.localstack.demo;

import dev.tiercel.localstack.Home;
import dev.tiercel.localstack.Stack;
import dev.tiercel.localstack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A home that is deleted when it is closed, or when this process is ended in the meantime by Ctrl-C; if it is killed, by
 * the next one that is created.
 */
public final class ThrowAwayHome implements AutoCloseable {

    private final Home home;
    private @Nullable Stack stack;
    private boolean kept;
    private boolean closed;

    private ThrowAwayHome(Home home) {
        this.home = home;
    }

    public static ThrowAwayHome create() {
        try {
            Leftovers.delete();
            Path directory = Files.createTempDirectory(Leftovers.PREFIX);
            Leftovers.own(directory);
            ThrowAwayHome created = new ThrowAwayHome(new Home(directory));
            Runtime.getRuntime().addShutdownHook(new Thread(created::close, "clean-up"));
            return created;
        } catch (IOException e) {
            throw new StackFailure("no temporary directory can be made: " + e.getMessage(), e);
        }
    }

    public Home home() {
        return home;
    }

    /** Names the stack that lives here: it is stopped before anything is deleted. */
    public synchronized void stopsFirst(Stack value) {
        stack = value;
    }

    /** Leaves the logs, if there are any, for those who want to know what went wrong. */
    public synchronized void keep() {
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
            Leftovers.disown(home.directory());
            System.out.println("Data and logs are left in " + home.directory());
            return;
        }
        try {
            Leftovers.delete(home.directory());
        } catch (IOException e) {
            throw new StackFailure("the data stays in " + home.directory() + ": " + e.getMessage(), e);
        }
    }

    private boolean hasLogs() {
        String[] logs = home.logs().toFile().list();
        return logs != null && logs.length > 0;
    }
}
