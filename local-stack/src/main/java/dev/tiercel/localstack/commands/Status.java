package dev.tiercel.localstack.commands;

import dev.tiercel.localstack.Home;
import dev.tiercel.localstack.RunningStack;
import dev.tiercel.localstack.RunningStack.PartStatus;
import dev.tiercel.localstack.RunningStack.State;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** A table of the parts. Exit code 0: all ready; 1: something is not; 3: nothing runs. */
final class Status {

    private static final String ROW = "%-22s %-9s %8s %6s %9s %10s%n";

    private Status() {}

    static int run(Options options) {
        options.allow(false, "--data");
        Home home = options.home();
        Optional<RunningStack> found =
                RunningStack.find(home, InstantSource.system().instant());
        if (found.isEmpty()) {
            System.out.println("Nothing is running in " + home.directory() + ": ./tiercel up starts it.");
            return 3;
        }
        System.out.print(table(found.get()));
        for (PartStatus part : found.get().parts()) {
            if (part.state() == State.DEAD) {
                System.out.println(part.part().label() + " has ended"
                        + part.lastError()
                                .map(line -> "; its log says: " + line)
                                .orElse("")
                        + "\n  see ./tiercel logs " + part.part().label() + "; ./tiercel up starts it again");
            }
        }
        if (!found.get().isRunning()) {
            return 3;
        }
        return found.get().isReady() ? 0 : 1;
    }

    static String table(RunningStack stack) {
        StringBuilder table =
                new StringBuilder(String.format(ROW, "SERVICE", "STATE", "PID", "PORT", "MEMORY", "UPTIME"));
        for (PartStatus part : stack.parts()) {
            table.append(String.format(
                    ROW,
                    part.part().label(),
                    part.state().name().toLowerCase(Locale.ROOT),
                    number(part.pid()),
                    part.port(),
                    part.residentBytes().isPresent() ? part.residentBytes().getAsLong() / (1024 * 1024) + " MB" : "-",
                    part.uptime().map(Status::readable).orElse("-")));
        }
        return table.toString();
    }

    static String readable(Duration uptime) {
        if (uptime.toHours() > 0) {
            return uptime.toHours() + " h " + uptime.toMinutesPart() + " min";
        }
        return uptime.toMinutes() > 0
                ? uptime.toMinutes() + " min " + uptime.toSecondsPart() + " s"
                : uptime.toSeconds() + " s";
    }

    private static String number(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "-";
    }
}
