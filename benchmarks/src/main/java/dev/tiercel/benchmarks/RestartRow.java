package dev.tiercel.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The service ends while breaches come due at a steady rate, and comes back. It fires again when every partition has told
 * a breach that came due after the end began; the longest lateness of all is what somebody who waits for one would see.
 */
final class RestartRow {

    private interface Step {
        void run() throws IOException, ExecutionException, InterruptedException;
    }

    /**
     * Milliseconds since 1970.
     *
     * @param endedAt when it was told to end, or was killed
     */
    private record Back(long endedAt, long readyAt, long firingAt, double longestMillis) {

        double endedToFiring() {
            return (firingAt - endedAt) / 1_000.0;
        }

        /** It may fire before it is asked whether it is ready. */
        double readyToFiring() {
            return Math.max(0, firingAt - readyAt) / 1_000.0;
        }
    }

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration COPIED_WITHIN = Duration.ofMinutes(10);
    private static final String STANDBYS = "tiercel.sla-timer.standby-replicas";
    private static final int STEADY_LOOKS = 10;
    private static final double ALMOST_ALL = 0.7;

    private final Report report;
    private final Stage stage;
    private final Scale scale;

    RestartRow(Report report, Stage stage, Scale scale) {
        this.report = report;
        this.stage = stage;
        this.scale = scale;
    }

    void run(int repetitions) throws ExecutionException, InterruptedException, IOException {
        TimerProcess timer = stage.timer();
        List<Back> stopped = new ArrayList<>();
        List<Back> killed = new ArrayList<>();
        List<Back> lost = new ArrayList<>();
        List<Back> takenOver = new ArrayList<>();
        for (int i = 0; i < repetitions; i++) {
            stopped.add(measure("stopped and started", timer, timer, timer::stop, timer::start));
        }
        for (int i = 0; i < repetitions; i++) {
            killed.add(measure("killed and started", timer, timer, timer::kill, timer::start));
        }
        for (int i = 0; i < repetitions; i++) {
            lost.add(measure("killed and started without its state", timer, timer, timer::kill, () -> {
                timer.loseState();
                timer.start();
            }));
        }
        TimerProcess other = stage.another(Map.of(STANDBYS, "1"));
        for (int i = 0; i < repetitions; i++) {
            takenOver.add(takenOver(timer, other));
        }

        figures(
                "stopped, ready to firing again",
                stopped.stream().map(Back::readyToFiring).toList(),
                Goal.atMost(3));
        figures(
                "stopped, end to firing again",
                stopped.stream().map(Back::endedToFiring).toList(),
                null);
        figures(
                "kill -9, end to firing again",
                killed.stream().map(Back::endedToFiring).toList(),
                Goal.atMost(30));
        figures(
                "kill -9, state lost: from the changelog alone",
                lost.stream().map(Back::endedToFiring).toList(),
                Goal.atMost(30));
        figures(
                "kill -9, a standby takes over",
                takenOver.stream().map(Back::endedToFiring).toList(),
                Goal.atMost(12));
    }

    private void figures(String label, List<Double> seconds, @Nullable Goal goal) {
        report.figure(Row.RESTART, label, "s", seconds, goal);
    }

    /** Both on this machine, with a copy of the state each; afterwards the first alone is left. */
    private Back takenOver(TimerProcess timer, TimerProcess other)
            throws ExecutionException, InterruptedException, IOException {
        timer.stop();
        timer.start(Map.of(STANDBYS, "1"));
        stage.awaitAtWork(timer);
        other.start();
        stage.awaitAtWork(other);
        long began = System.nanoTime();
        long[] last = {-1};
        int[] steady = {0};
        Stage.await("a copy of the state", COPIED_WITHIN, 1_000, () -> {
            try {
                long bytes = other.stateBytes();
                // Of a few tickets, the logs of each start are most of it.
                boolean isMost = scale.isShort() || bytes > ALMOST_ALL * timer.stateBytes();
                steady[0] = bytes == last[0] && isMost ? steady[0] + 1 : 0;
                last[0] = bytes;
            } catch (IOException e) {
                steady[0] = 0; // files come and go
            }
            return steady[0] >= (scale.isShort() ? 2 : STEADY_LOOKS);
        });
        report.say("restart: the standby has its copy after %.0f s", (System.nanoTime() - began) / 1e9);
        Back back = measure("killed, a standby takes over", timer, other, timer::kill, () -> {});
        timer.start();
        stage.awaitAtWork(timer);
        other.stop();
        stage.awaitAtWork(timer);
        return back;
    }

    /**
     * @param successor who is asked whether it is ready
     * @param end returns when the victim has ended: until then it may still fire
     */
    private Back measure(String what, TimerProcess victim, TimerProcess successor, Step end, Step begin)
            throws ExecutionException, InterruptedException, IOException {
        int seconds = scale.isShort() ? 10 : 45;
        Stage.Schedule schedule = stage.openDue(scale.restartRate() * seconds, scale.restartRate());
        Window window = stage.breaches().window(schedule.fromMillis(), schedule.endMillis());
        Stage.await("the first breaches", PATIENCE, () -> window.count() > scale.restartRate());

        long endedAt = System.currentTimeMillis();
        end.run();
        long goneAt = System.currentTimeMillis();
        begin.run();
        long[] readyAt = {0};
        Stage.await(victim + " or its successor firing", PATIENCE, () -> {
            if (readyAt[0] == 0 && successor.isReady()) {
                readyAt[0] = System.currentTimeMillis();
            }
            return stage.breaches().hasFiredSince(goneAt);
        });
        long firingAt = System.currentTimeMillis();
        Stage.await(successor + " ready", PATIENCE, successor::isReady);
        if (readyAt[0] == 0) {
            readyAt[0] = firingAt;
        }
        long left = Math.max(0, schedule.endMillis() - System.currentTimeMillis());
        stage.settle("restart (" + what + ")", Duration.ofMillis(left).plus(PATIENCE));
        stage.awaitAtWork(successor);
        Back back = new Back(endedAt, readyAt[0], firingAt, window.longestMillis());
        report.say(
                "restart: %,d open, %s: ready after %.1f s, firing on all partitions after %.1f s; longest lateness %.1f s",
                stage.open(),
                what,
                (back.readyAt() - endedAt) / 1_000.0,
                back.endedToFiring(),
                back.longestMillis() / 1_000);
        return back;
    }
}
