package dev.tiercel.benchmarks;

import org.HdrHistogram.Histogram;

/**
 * What was seen of the breaches due in {@code [from, to)}, milliseconds since 1970. Filled by the thread that reads
 * breaches; read by others once nothing more is owed.
 */
final class Window {

    private static final long LONGEST_MICROS = 3_600_000_000L;

    private final long from;
    private final long to;
    private final Histogram micros = new Histogram(LONGEST_MICROS, 3);
    private long lastSeenMicros;

    Window(long from, long to) {
        this.from = from;
        this.to = to;
    }

    boolean holds(long dueMillis) {
        return dueMillis >= from && dueMillis < to;
    }

    void seen(long dueMillis, long atMicros) {
        micros.recordValue(Math.max(0, Math.min(LONGEST_MICROS, atMicros - 1_000 * dueMillis)));
        lastSeenMicros = Math.max(lastSeenMicros, atMicros);
    }

    long count() {
        return micros.getTotalCount();
    }

    /** Milliseconds from the due instant to the consumer that this share of them did not exceed. */
    double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }

    double longestMillis() {
        return micros.getMaxValue() / 1_000.0;
    }

    /** From the due instant of the first until the last was seen. */
    double allSeenAfterMillis() {
        return lastSeenMicros / 1_000.0 - from;
    }
}
