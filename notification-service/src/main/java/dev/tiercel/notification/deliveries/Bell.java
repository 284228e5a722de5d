package dev.tiercel.notification.deliveries;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Rung when there may be a delivery to attempt; rings while nobody waits are kept as one. */
public final class Bell {

    private final Semaphore rung = new Semaphore(0);

    public void ring() {
        // Two rings at once may both add a permit: that is one idle look too many, never one too few.
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /** Returns when rung, or after the given time. */
    public void await(Duration atMost) throws InterruptedException {
        if (rung.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            rung.drainPermits();
        }
    }
}
