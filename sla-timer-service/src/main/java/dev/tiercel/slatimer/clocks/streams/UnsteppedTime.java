package dev.tiercel.slatimer.clocks.streams;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/**
 * Time as Kafka Streams needs it, to call and to commit every so often: it goes on evenly when the wall clock is set. On the
 * wall clock, one that was set back by an hour would keep it from calling anybody for an hour.
 */
final class UnsteppedTime implements Time {

    private final long startMillis = SYSTEM.milliseconds();
    private final long startNanos = SYSTEM.nanoseconds();

    @Override
    public long milliseconds() {
        return startMillis + TimeUnit.NANOSECONDS.toMillis(SYSTEM.nanoseconds() - startNanos);
    }

    @Override
    public long nanoseconds() {
        return SYSTEM.nanoseconds();
    }

    @Override
    public void sleep(long millis) {
        SYSTEM.sleep(millis);
    }

    @Override
    public void waitObject(Object object, Supplier<Boolean> condition, long deadlineMillis)
            throws InterruptedException {
        // The deadline is of this time, the wait by the system's.
        SYSTEM.waitObject(object, condition, SYSTEM.milliseconds() + deadlineMillis - milliseconds());
    }
}
