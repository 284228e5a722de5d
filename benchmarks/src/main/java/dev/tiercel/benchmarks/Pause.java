package dev.tiercel.benchmarks;

import java.util.concurrent.TimeUnit;

/** Waiting in the load generator, between two looks at something. */
final class Pause {

    private Pause() {}

    static void millis(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    /** An interrupt ends the waiting and is kept. */
    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
