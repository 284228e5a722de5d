package dev.tiercel.localstack;

import java.io.PrintStream;
import java.time.Duration;

/** A line for each part that became ready. */
public record ProgressLines(PrintStream out) implements Progress {

    @Override
    public void ready(Part part, Duration after) {
        out.printf("  %-22s ready after %.1f s%n", part.label(), after.toMillis() / 1e3);
    }
}
