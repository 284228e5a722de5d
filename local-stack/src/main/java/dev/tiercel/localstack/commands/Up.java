package dev.tiercel.localstack.commands;

import dev.tiercel.localstack.Addresses;
import dev.tiercel.localstack.Home;
import dev.tiercel.localstack.HomeLock;
import dev.tiercel.localstack.Ports;
import dev.tiercel.localstack.ProgressLines;
import dev.tiercel.localstack.RunningStack;
import dev.tiercel.localstack.Stack;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Starts what does not run, and leaves it running. */
final class Up {

    private static final Duration START_WITHIN = Duration.ofMinutes(3);

    private Up() {}

    static int run(Options options) {
        options.allow(false, "--data", Options.PORTS);
        Home home = options.home();
        return HomeLock.holding(home, () -> up(home, options));
    }

    private static int up(Home home, Options options) {
        Optional<RunningStack> found =
                RunningStack.find(home, InstantSource.system().instant()).filter(RunningStack::isRunning);
        if (found.isPresent() && found.get().isReady()) {
            System.out.println("Tiercel is running already.");
            System.out.print(Addresses.of(found.get().ports(), home));
            return 0;
        }
        start(home, found.map(RunningStack::ports).orElseGet(options::ports));
        return 0;
    }

    private static void start(Home home, Ports ports) {
        Stack stack = Stack.builder(home).ports(ports).detached(true).build();
        // Ctrl-C in the middle of a start, or a failed one, leaves nothing behind.
        Thread stop = new Thread(stack::close, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        System.out.println("Tiercel starts; its data is in " + home.directory());
        long began = System.nanoTime();
        stack.start(START_WITHIN, new ProgressLines(System.out));
        Runtime.getRuntime().removeShutdownHook(stop);
        System.out.printf("%nAll ready after %.1f s.%n", (System.nanoTime() - began) / 1e9);
        System.out.print(Addresses.of(ports, home));
        System.out.println("\n./tiercel status | logs [SERVICE] [-f] | down");
    }
}
