package dev.tiercel.localstack.commands;

import dev.tiercel.localstack.StackFailure;
import dev.tiercel.localstack.demo.Demo;
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
            case "demo" -> {
                options.allow(false, "--exit-when-told", Options.PORTS);
                yield Demo.run(options.ports(), options.chosenPorts(), options.has("--exit-when-told"));
            }
            default -> throw new Misuse("unknown command: " + arguments.get(0));
        };
    }
}
