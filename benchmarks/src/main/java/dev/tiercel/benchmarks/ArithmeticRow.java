package dev.tiercel.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Nanoseconds of one due instant, by JMH. */
final class ArithmeticRow {

    private final Report report;
    private final Scale scale;

    ArithmeticRow(Report report, Scale scale) {
        this.report = report;
        this.scale = scale;
    }

    /** @param repetitions Java processes, one value each */
    void run(int repetitions) throws RunnerException {
        if (!new DueInstantBenchmark().agree()) {
            report.flaw("arithmetic: the calendar and counting day by day come to different instants");
        }
        report.say("arithmetic: JMH, %d forks", scale.isShort() ? 0 : repetitions);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(DueInstantBenchmark.class.getName())
                .verbosity(VerboseMode.SILENT)
                .timeUnit(TimeUnit.NANOSECONDS)
                .shouldFailOnError(true);
        if (scale.isShort()) {
            options.forks(0)
                    .warmupIterations(1)
                    .warmupTime(TimeValue.milliseconds(100))
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(100));
        } else {
            options.forks(repetitions)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(3)
                    .measurementTime(TimeValue.seconds(1));
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        figure(results, "calendar", "due instant a year ahead", Goal.atMost(2_000));
        figure(results, "dayByDay", "the same, day by day", null);
    }

    private void figure(Collection<RunResult> results, String method, String label, @Nullable Goal goal) {
        List<Double> nanos = results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
                .flatMap(result -> result.getBenchmarkResults().stream())
                .map(ArithmeticRow::score)
                .toList();
        report.figure(Row.ARITHMETIC, label, "ns", nanos, goal);
    }

    private static double score(BenchmarkResult result) {
        return result.getPrimaryResult().getScore();
    }
}
