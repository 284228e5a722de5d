package dev.tiercel.slatimer.clocks.streams;

/**
 * How far one input partition has come since it was assigned or the consumer stalled. Transaction markers and aborted
 * records occupy offsets that no record will ever have: so the consumer's position tells that the end was passed, and
 * the last record it returned below the end tells what remains to be handled.
 */
final class PartitionProgress {

    private static final long UNKNOWN = -1;

    private long end = UNKNOWN;
    private boolean passedEnd;
    private long lastReturned = UNKNOWN;
    private long lastToHandle = UNKNOWN;
    private long lastHandled = UNKNOWN;

    boolean needsEnd() {
        return end == UNKNOWN;
    }

    boolean needsPosition() {
        return end != UNKNOWN && !passedEnd;
    }

    /** What has been returned by now lies below any end that is asked for later. */
    void forgetEnd() {
        end = UNKNOWN;
        passedEnd = false;
        lastToHandle = lastReturned;
    }

    void end(long offset) {
        end = offset;
    }

    void returned(long offset) {
        lastReturned = offset;
        if (end == UNKNOWN || offset < end) {
            lastToHandle = offset;
        }
    }

    void position(long position) {
        passedEnd = position >= end;
    }

    void handled(long offset) {
        lastHandled = offset;
    }

    boolean isCaughtUp() {
        return passedEnd && lastHandled >= lastToHandle;
    }
}
