package dev.tiercel.localstack.commands;

import dev.tiercel.localstack.Port;
import dev.tiercel.localstack.Ports;
import dev.tiercel.localstack.Stack;
import dev.tiercel.localstack.demo.ThrowAwayHome;
import dev.tiercel.localstack.replay.Replay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code replay FILE --speed N}: on a stack of its own that is thrown away, or on one that runs. */
final class ReplayCommand {
    private static final String FASTEST = "100000";

    private ReplayCommand() {}

    static int run(Options options) {
        options.allow(true, "--speed", "--from", "--to", "--mapping", Options.PORTS);
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
        List<Port> replaced = new ArrayList<>(options.ports().taken());
        replaced.removeAll(options.chosenPorts());
        try (ThrowAwayHome home = ThrowAwayHome.create()) {
            Ports ports = options.ports().withFree(replaced);
            Stack stack = Replay.prepare(home.home(), ports, speed);
            home.stopsFirst(stack);
            Replay.start(stack, System.out);
            boolean good = replay.play(stack);
            if (!good) {
                home.keep();
            }
            return good ? 0 : 1;
        }
    }

    private static int speed(String text) {
        if (!text.matches("[1-9]\\d{0,5}") || Integer.parseInt(text) > Integer.parseInt(FASTEST)) {
            throw new Misuse("--speed: " + text + " (expected: 1 to " + FASTEST + ")");
        }
        return Integer.parseInt(text);
    }
}
