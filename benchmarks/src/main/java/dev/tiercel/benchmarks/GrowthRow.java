package dev.tiercel.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Whether ten times as many open tickets make the service late, or take memory; and what one takes on disk. */
final class GrowthRow {

    private record Size(int open, LatenessRow.Lateness lateness, long heap) {}

    private static final double MEBIBYTE = 1024 * 1024;

    private final Report report;
    private final Stage stage;
    private final Scale scale;
    private @Nullable Size small;

    GrowthRow(Report report, Stage stage, Scale scale) {
        this.report = report;
        this.stage = stage;
        this.scale = scale;
    }

    void small(int repetitions) throws ExecutionException, InterruptedException, IOException {
        stage.openTo(scale.openWhenSmall());
        small = size(repetitions);
    }

    void grown(int repetitions) throws ExecutionException, InterruptedException, IOException {
        Size before = small;
        if (before == null) {
            throw new IllegalStateException("small: not measured (expected: before it has grown)");
        }
        stage.openTo(scale.openWhenGrown());
        Size grown = size(repetitions);
        String sizes = String.format(Locale.ROOT, "%,d open over %,d: ", grown.open(), before.open());
        report.figure(
                Row.GROWTH,
                sizes + "p50",
                "",
                List.of(Figure.median(grown.lateness().p50())
                        / Figure.median(before.lateness().p50())),
                Goal.atMost(1.5));
        report.figure(
                Row.GROWTH,
                sizes + "p99",
                "",
                List.of(Figure.median(grown.lateness().p99())
                        / Figure.median(before.lateness().p99())),
                Goal.atMost(1.5));
        report.figure(
                Row.GROWTH,
                "live heap, more than before",
                "MiB",
                List.of((grown.heap() - before.heap()) / MEBIBYTE),
                Goal.atMost(64));
        report.figure(
                Row.GROWTH,
                "state on disk per open ticket",
                "bytes",
                List.of((double) stage.timer().stateBytes() / stage.open()),
                Goal.atMost(1024));
    }

    private Size size(int repetitions) throws ExecutionException, InterruptedException, IOException {
        int open = stage.open();
        LatenessRow.Lateness lateness =
                new LatenessRow(report, stage, scale).measure(scale.rates().get(0), repetitions);
        Size size = new Size(open, lateness, stage.timer().liveHeap());
        report.say(
                "growth: %,d open: p50 %.1f ms, p99 %.1f ms, live heap %.1f MiB, state %.0f MiB",
                open,
                Figure.median(lateness.p50()),
                Figure.median(lateness.p99()),
                size.heap() / MEBIBYTE,
                stage.timer().stateBytes() / MEBIBYTE);
        return size;
    }
}
