package dev.tiercel.localstack.commands;

import dev.tiercel.localstack.Part;
import dev.tiercel.localstack.RunningStack;
import dev.tiercel.localstack.StackFailure;
import dev.tiercel.localstack.demo.Demo;
import dev.tiercel.localstack.demo.Follow;
import dev.tiercel.localstack.demo.RunningDemo;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** Entry point of the launcher, which has built everything and explains the commands by itself. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        int code;
        try {
            code = run(Arrays.asList(arguments));
        } catch (Misuse e) {
            System.err.println("tiercel: " + e.getMessage() + " (see ./tiercel help)");
            code = 2;
        } catch (StackFailure e) {
            e.getMessage().lines().forEach(line -> System.err.println("tiercel: " + line));
            code = 1;
        }
        System.exit(code);
    }

    private static int run(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new Misuse("no command");
        }
        Options options = Options.parse(arguments.subList(1, arguments.size()), System.getenv());
        return switch (arguments.get(0)) {
            case "up" -> Up.run(options);
            case "down" -> Down.run(options);
            case "status" -> Status.run(options);
            case "logs" -> Logs.run(options);
            case "topics" -> Topics.run(options);
            case "follow" -> {
                options.allow(true, "--data", "--bootstrap");
                yield Follow.run(options.value("--bootstrap").orElseGet(() -> kafkaOf(options)), options.word());
            }
            case "dead-letters" -> DeadLetterCommands.run(options, Main::kafkaOf);
            case "package" -> Package.run(options);
            case "mail" -> Mail.run(options);
            case "replay" -> ReplayCommand.run(options);
            case "demo" -> demo(options);
            default -> throw new Misuse("unknown command: " + arguments.get(0));
        };
    }

    private static int demo(Options options) {
        if (options.has("--running")) {
            options.allow(false, "--running", "--data", Options.PORTS);
            return RunningDemo.run(options.running());
        }
        options.allow(false, "--exit-when-told", Options.PORTS);
        return Demo.run(options.ports(), options.chosenPorts(), options.has("--exit-when-told"));
    }

    private static String kafkaOf(Options options) {
        return RunningStack.find(options.home(), InstantSource.system().instant())
                .filter(RunningStack::isRunning)
                .flatMap(stack -> stack.parts().stream()
                        .filter(part -> part.part() == Part.KAFKA)
                        .findFirst())
                .map(kafka -> "localhost:" + kafka.port())
                .orElseThrow(() -> new StackFailure("nothing is running in "
                        + options.home().directory() + ": ./tiercel up starts it, or name a cluster with --bootstrap"));
    }
}
