package dev.tiercel.localstack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Resident memory as the system counts it. */
public final class Memory {

    private Memory() {}

    /** Of the process alone, in bytes; pages shared with others count in full. Empty if it has ended. */
    public static OptionalLong resident(long pid) {
        try {
            // The same on Linux and macOS, where /proc is not.
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            ps.waitFor(5, TimeUnit.SECONDS);
            return said.matches("\\d+") ? OptionalLong.of(Long.parseLong(said) * 1024) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty(); // no ps on this machine: memory is not known
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }
}
