package dev.tiercel.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/** Many due at one instant: from that instant until the last was seen by a {@code read_committed} consumer. */
final class BurstRow {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int BEHIND_SECONDS = 10;

    private final Report report;
    private final Stage stage;
    private final Scale scale;

    BurstRow(Report report, Stage stage, Scale scale) {
        this.report = report;
        this.stage = stage;
        this.scale = scale;
    }

    /** Seconds, one of each repetition. */
    List<Double> run(int repetitions) throws ExecutionException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int i = 1; i <= repetitions; i++) {
            int others = stage.open();
            Stage.Schedule schedule = stage.openBurst(scale.burst());
            Window window = stage.breaches().window(schedule.fromMillis(), schedule.endMillis());
            long left = schedule.fromMillis() - System.currentTimeMillis();
            Duration timer = Machine.cpu(stage.timer().pid());
            Duration broker = stage.brokerCpu();
            stage.settle("burst", Duration.ofMillis(left).plus(PATIENCE));
            seconds.add(window.allSeenAfterMillis() / 1_000);
            report.say(
                    "burst: %,d due at once, %,d more open: all seen after %.2f s, half of them after %.2f s;"
                            + " processor time: service %.2f s, broker %.2f s",
                    schedule.size(),
                    others,
                    seconds.get(i - 1),
                    window.millis(50) / 1_000,
                    Machine.cpu(stage.timer().pid()).minus(timer).toMillis() / 1_000.0,
                    stage.brokerCpu().minus(broker).toMillis() / 1_000.0);
        }
        report.figure(
                Row.BURST,
                String.format(Locale.ROOT, "%,d due at one instant, all seen after", scale.burst()),
                "s",
                seconds,
                Goal.atMost(1.5));
        behindIt();
        return seconds;
    }

    /** What else follows from a crowd is done after its announcement; others that come due then should not notice. */
    private void behindIt() throws ExecutionException, InterruptedException {
        int rate = scale.rates().get(0);
        int seconds = scale.isShort() ? 2 : BEHIND_SECONDS;
        Stage.Schedule schedule = stage.openBurstAnd(scale.burst(), PAUSE, rate * seconds, rate);
        Window window = stage.breaches().window(schedule.fromMillis() + PAUSE.toMillis(), schedule.endMillis());
        long left = schedule.endMillis() - System.currentTimeMillis();
        stage.settle("behind the burst", Duration.ofMillis(left).plus(PATIENCE));
        String what = String.format(Locale.ROOT, "%d due/s in the %d s behind it, ", rate, seconds);
        report.figure(Row.BURST, what + "p50", "ms", List.of(window.millis(50)), null);
        report.figure(Row.BURST, what + "p99", "ms", List.of(window.millis(99)), null);
    }
}
