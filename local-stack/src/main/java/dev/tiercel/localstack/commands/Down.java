package dev.tiercel.localstack.commands;

import dev.tiercel.localstack.Home;
import dev.tiercel.localstack.HomeLock;
import dev.tiercel.localstack.RunningStack;
import dev.tiercel.localstack.Stack;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Optional;

/** Stops everything in good order; the data stays. */
final class Down {

    private Down() {}

    static int run(Options options) {
        options.allow(false, "--data");
        Home home = options.home();
        if (!Files.isDirectory(home.directory())) {
            System.out.println("Nothing is running in " + home.directory() + ".");
            return 0;
        }
        return HomeLock.holding(home, () -> down(home));
    }

    private static int down(Home home) {
        Optional<RunningStack> running =
                RunningStack.find(home, InstantSource.system().instant()).filter(RunningStack::isRunning);
        if (running.isEmpty()) {
            System.out.println("Nothing is running in " + home.directory() + ".");
            return 0;
        }
        Stack stack =
                Stack.builder(home).ports(running.get().ports()).detached(true).build();
        System.out.println("Stopping ...");
        stack.close();
        System.out.println("Stopped. The data stays in " + home.directory() + "; ./tiercel up goes on with it.");
        return 0;
    }
}
