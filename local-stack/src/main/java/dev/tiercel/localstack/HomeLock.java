package dev.tiercel.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.function.IntSupplier;

/** Lets one command at a time start or stop what is in a home. Given up when its holder ends, however it ends. */
public final class HomeLock {

    private HomeLock() {}

    /**
     * Does something while holding the lock of a home, which is made if it does not exist.
     *
     * @throws StackFailure at once, if another command holds the lock
     */
    public static int holding(Home home, IntSupplier work) {
        home.create();
        try (FileChannel channel = FileChannel.open(
                home.directory().resolve("run").resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (!isLocked(channel)) {
                throw new StackFailure(
                        "another ./tiercel up or down is at work in " + home.directory() + ": wait until it is done");
            }
            return work.getAsInt();
        } catch (IOException e) {
            throw new StackFailure(home.directory() + " cannot be locked: " + e.getMessage(), e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }
}
