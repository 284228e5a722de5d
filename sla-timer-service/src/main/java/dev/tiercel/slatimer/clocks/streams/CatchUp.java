package dev.tiercel.slatimer.clocks.streams;

/** Tells a task whether it knows what happened while it was not looking. Called on the task's stream thread only. */
public interface CatchUp {

    /** Every record up to this one of this input partition has been handled. */
    void handled(String topic, int partition, long offset);

    /**
     * True if every input partition of the task has been handled up to the end it had after the last assignment or
     * stall.
     */
    boolean isCaughtUp(int partition);
}
