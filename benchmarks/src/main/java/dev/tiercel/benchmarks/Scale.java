package dev.tiercel.benchmarks;

import java.util.List;

/**
 * How much of everything.
 *
 * @param open tickets, of three clocks each, that are open while lateness, burst and restart are measured
 * @param rates breaches due per second, one after the other
 * @param warmUpSeconds of each rate, seen and checked but not counted
 * @param latenessSeconds of one repetition
 * @param burst tickets due at one instant
 * @param quartzRate breaches due per second with Quartz, which holds no more
 * @param restartRate breaches due per second while the service is restarted
 */
record Scale(
        int open,
        List<Integer> rates,
        int warmUpSeconds,
        int latenessSeconds,
        int burst,
        int quartzRate,
        int restartRate,
        boolean isShort) {

    static final Scale FULL = new Scale(1_000_000, List.of(200, 1_000), 10, 30, 100_000, 50, 100, false);
    static final Scale SHORT = new Scale(1_000, List.of(50), 1, 2, 1_500, 20, 50, true);

    Scale {
        if (open < 10) {
            throw new Misuse("--open: " + open + " (expected: at least 10)");
        }
    }

    Scale withOpen(int tickets) {
        return new Scale(tickets, rates, warmUpSeconds, latenessSeconds, burst, quartzRate, restartRate, isShort);
    }

    int openWhenSmall() {
        return Math.toIntExact(open * 3L / 10);
    }

    int openWhenGrown() {
        return Math.multiplyExact(open, 3);
    }
}
