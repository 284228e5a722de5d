package dev.tiercel.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** From the due instant to a {@code read_committed} consumer, at a steady rate. */
final class LatenessRow {

    /** One value of each repetition. */
    record Lateness(List<Double> p50, List<Double> p99, List<Double> p999, List<Double> most) {}

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Report report;
    private final Stage stage;
    private final Scale scale;

    LatenessRow(Report report, Stage stage, Scale scale) {
        this.report = report;
        this.stage = stage;
        this.scale = scale;
    }

    void run(int repetitions) throws ExecutionException, InterruptedException {
        for (int rate : scale.rates()) {
            Lateness lateness = measure(rate, repetitions);
            String at = rate + " due/s, ";
            report.figure(Row.LATENESS, at + "p50", "ms", lateness.p50(), Goal.atMost(10));
            report.figure(Row.LATENESS, at + "p99", "ms", lateness.p99(), Goal.atMost(50));
            report.figure(Row.LATENESS, at + "p99.9", "ms", lateness.p999(), Goal.atMost(250));
            report.figure(Row.LATENESS, at + "longest", "ms", lateness.most(), null);
        }
    }

    /** All repetitions are parts of one schedule: nothing is loaded while they last. */
    Lateness measure(int rate, int repetitions) throws ExecutionException, InterruptedException {
        int seconds = scale.warmUpSeconds() + repetitions * scale.latenessSeconds();
        // A second more than is counted, so that the last repetition is as full as the others.
        Stage.Schedule schedule = stage.openDue(rate * (seconds + 1), rate);
        long from = schedule.fromMillis() + 1_000L * scale.warmUpSeconds();
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < repetitions; i++) {
            long begins = from + 1_000L * i * scale.latenessSeconds();
            windows.add(stage.breaches().window(begins, begins + 1_000L * scale.latenessSeconds()));
        }
        report.say("lateness: %,d open, %d due/s for %d s, %,d in all", stage.open(), rate, seconds, schedule.size());
        Duration timer = Machine.cpu(stage.timer().pid());
        Duration broker = stage.brokerCpu();
        Duration lasts = Duration.ofMillis(schedule.endMillis() - System.currentTimeMillis());
        double cores = 1_000.0 / lasts.toMillis();
        stage.settle("lateness", lasts.plus(PATIENCE));
        report.say(
                "lateness: processor time: service %.2f cores, broker %.2f",
                Machine.cpu(stage.timer().pid()).minus(timer).toMillis() / 1_000.0 * cores,
                stage.brokerCpu().minus(broker).toMillis() / 1_000.0 * cores);
        return new Lateness(
                windows.stream().map(window -> window.millis(50)).toList(),
                windows.stream().map(window -> window.millis(99)).toList(),
                windows.stream().map(window -> window.millis(99.9)).toList(),
                windows.stream().map(Window::longestMillis).toList());
    }
}
