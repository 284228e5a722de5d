package dev.tiercel.localstack.commands;

import dev.tiercel.localstack.Home;
import dev.tiercel.localstack.Part;
import dev.tiercel.localstack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Prints logs, of one part or of all with their names before each line; with {@code -f} also what is added later. */
final class Logs {

    private static final long LOOK_EVERY_MILLIS = 200;

    private Logs() {}

    static int run(Options options) {
        options.allow(true, "--data", "--follow", "--lines");
        Home home = options.home();
        List<Part> parts = options.word().map(Logs::named).map(List::of).orElse(List.of(Part.values()));
        List<Part> logged =
                parts.stream().filter(part -> Files.exists(home.log(part))).toList();
        if (logged.isEmpty()) {
            System.out.println("Nothing was logged yet in " + home.logs() + ".");
            return 0;
        }
        int lines = options.value("--lines").map(Logs::count).orElse(Integer.MAX_VALUE);
        List<Tail> tails = new ArrayList<>();
        for (Part part : logged) {
            String prefix = parts.size() == 1 ? "" : String.format("%-20s | ", part.label());
            tails.add(new Tail(home.log(part), prefix));
        }
        try {
            for (Tail tail : tails) {
                tail.printLast(lines, System.out);
            }
            while (options.has("--follow")) {
                Thread.sleep(LOOK_EVERY_MILLIS);
                for (Tail tail : tails) {
                    tail.printAdded(System.out);
                }
            }
            return 0;
        } catch (IOException e) {
            throw new StackFailure("a log cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static Part named(String name) {
        return Part.named(name)
                .orElseThrow(() -> new Misuse("unknown service: " + name + " (expected: "
                        + Arrays.stream(Part.values()).map(Part::label).collect(Collectors.joining(", ")) + ")"));
    }

    private static int count(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new Misuse("--lines: " + text + " (expected: a number)");
        }
        return Integer.parseInt(text);
    }
}
