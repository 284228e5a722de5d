package dev.tiercel.surfacetests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands of a document and what it says they print. A step is a line that starts with {@code $ } in a
 * {@code console} block, with the lines it goes on in: while they end in a backslash, or a single quote is open. What
 * follows up to the next step or the end of the block is its output.
 */
final class Transcript {
    private static final String BEGIN = "```console";
    private static final String END = "```";
    private static final String PROMPT = "$ ";

    /**
     * @param line where the command stands, the first line is 1
     */
    record Step(int line, List<String> command, List<String> output) {
        Step {
            command = List.copyOf(command);
            output = List.copyOf(output);
        }

        String script() {
            String text = String.join("\n", command);
            return text.substring(PROMPT.length());
        }

        String expected() {
            return String.join("\n", output);
        }

        Step printing(String text) {
            return new Step(
                    line, command, text.isEmpty() ? List.of() : text.lines().toList());
        }
    }

    private final List<String> lines;
    private final List<Step> steps;

    private Transcript(List<String> lines, List<Step> steps) {
        this.lines = lines;
        this.steps = steps;
    }

    static Transcript read(Path document) throws IOException {
        return of(Files.readAllLines(document));
    }

    static Transcript of(List<String> lines) {
        List<Step> steps = new ArrayList<>();
        boolean inside = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!inside) {
                inside = line.equals(BEGIN);
            } else if (line.equals(END)) {
                inside = false;
            } else if (line.startsWith(PROMPT)) {
                int first = i;
                while (goesOn(lines.subList(first, i + 1))) {
                    i++;
                }
                int end = i + 1;
                while (!lines.get(end).equals(END) && !lines.get(end).startsWith(PROMPT)) {
                    end++;
                }
                steps.add(new Step(first + 1, lines.subList(first, i + 1), lines.subList(i + 1, end)));
                i = end - 1;
            } else {
                throw new IllegalArgumentException("line " + (i + 1) + ": " + line + " (expected: a command)");
            }
        }
        return new Transcript(List.copyOf(lines), List.copyOf(steps));
    }

    private static boolean goesOn(List<String> command) {
        String text = String.join("\n", command);
        return text.endsWith("\\") || text.chars().filter(c -> c == '\'').count() % 2 == 1;
    }

    List<Step> steps() {
        return steps;
    }

    /** The document with other output. */
    List<String> recorded(List<Step> run) {
        List<String> document = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            document.addAll(lines.subList(next, step.line() - 1));
            document.addAll(run.get(i).command());
            document.addAll(run.get(i).output());
            next = step.line() - 1 + step.command().size() + step.output().size();
        }
        document.addAll(lines.subList(next, lines.size()));
        return document;
    }
}
