package dev.tiercel.localstack.commands;

import dev.tiercel.localstack.Home;
import dev.tiercel.localstack.Port;
import dev.tiercel.localstack.ProgressLines;
import dev.tiercel.localstack.Stack;
import dev.tiercel.localstack.StackFailure;
import dev.tiercel.localstack.demo.ThrowAwayHome;
import dev.tiercel.localstack.replay.Replay;
import dev.tiercel.localstack.replay.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code replay FILE --speed N}: on a stack of its own that is thrown away, or on one that runs. */
final class ReplayCommand {
    private static final int FASTEST = 100_000;
    private static final Duration START_WITHIN = Duration.ofMinutes(3);

    private ReplayCommand() {}

    static int run(Options options) {
        options.allow(true, "--speed", "--from", "--to", "--mapping", "--target", Options.PORTS);
        Path log = options.word().map(Path::of).orElseThrow(() -> new Misuse("replay: which file?"));
        int speed = speed(options.value("--speed").orElseThrow(() -> new Misuse("replay needs --speed N")));
        Replay replay = Replay.of(
                new Replay.Wanted(
                        log,
                        options.value("--mapping").map(Path::of),
                        speed,
                        options.value("--from"),
                        options.value("--to")),
                System.out);
        Report report = options.value("--target").isPresent()
                ? onRunning(replay, options, options.value("--target").get())
                : onItsOwn(replay, options);
        return report.isGood() ? 0 : 1;
    }

    private static Report onRunning(Replay replay, Options options, String target) {
        Path directory = Path.of(target);
        if (!Files.isDirectory(directory)) {
            throw new StackFailure(
                    "--target: " + target + " (expected: the directory of a stack that runs, such as .tiercel"
                            + " after ./tiercel up or docker compose up)");
        }
        Report report = replay.play(options.running(new Home(directory)));
        print(report);
        return report;
    }

    private static Report onItsOwn(Replay replay, Options options) {
        List<Port> replaced = new ArrayList<>(options.ports().taken());
        replaced.removeAll(options.chosenPorts());
        try (ThrowAwayHome home = ThrowAwayHome.create()) {
            Stack stack = Stack.builder(home.home())
                    .ports(options.ports().withFree(replaced))
                    .build();
            home.stopsFirst(stack);
            try {
                stack.start(START_WITHIN, new ProgressLines(System.out));
                Report report = replay.play(stack.target());
                print(report);
                if (!report.isGood()) {
                    home.keep();
                }
                return report;
            } catch (StackFailure e) {
                home.keep();
                throw e;
            }
        }
    }

    private static void print(Report report) {
        System.out.println();
        report.lines().forEach(System.out::println);
    }

    private static int speed(String text) {
        if (!text.matches("[1-9]\\d{0,5}") || Integer.parseInt(text) > FASTEST) {
            throw new Misuse("--speed: " + text + " (expected: 1 to " + FASTEST + ")");
        }
        return Integer.parseInt(text);
    }
}
