package dev.tiercel.slatimer.clocks.streams;

import java.util.function.LongSupplier;

/**
 * What a task tells the thread it runs on, and asks it: whether it knows what happened while it was not looking, and to be
 * woken in time. Called on the task's stream thread only.
 */
public interface CatchUp {

    /**
     * From now on the thread waits for new records no longer than until then.
     *
     * @param nextDue milliseconds since 1970, asked before each wait; {@link Long#MAX_VALUE} if nothing is to come
     */
    void wakeAt(LongSupplier nextDue);

    /** The task has ended, or has moved to another thread. */
    void sleep(LongSupplier nextDue);

    /** Every record up to this one of this input partition has been handled. */
    void handled(String topic, int partition, long offset);

    /**
     * True if every input partition of the task has been handled up to the end it had after the last assignment or
     * stall.
     */
    boolean isCaughtUp(int partition);
}
