package dev.tiercel.localstack;

import java.time.Duration;

/** Hears how a start goes on. Called on the starting thread. */
@FunctionalInterface
public interface Progress {

    /** A part has become ready, so long after its process was started. */
    void ready(Part part, Duration after);

    static Progress silent() {
        return (part, after) -> {};
    }
}
