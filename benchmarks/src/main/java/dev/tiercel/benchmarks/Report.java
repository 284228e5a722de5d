package dev.tiercel.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Collects figures and flaws, says meanwhile what is being done, and prints the table in the end. */
final class Report {

    private final PrintStream out;
    private final boolean judges;
    private final long began = System.nanoTime();
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> flaws = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param judges false if sizes are too small for the goals to mean anything */
    Report(PrintStream out, boolean judges) {
        this.out = out;
        this.judges = judges;
    }

    /** One line with the time since the beginning. */
    void say(String format, Object... arguments) {
        double seconds = (System.nanoTime() - began) / 1e9;
        out.printf(Locale.ROOT, "%7.1f s  %s%n", seconds, String.format(Locale.ROOT, format, arguments));
        out.flush();
    }

    void figure(Row row, String label, String unit, List<Double> values, @Nullable Goal goal) {
        Figure figure = new Figure(row, label, unit, values, judges ? goal : null);
        figures.add(figure);
        say(
                "%s: %s: %s%s",
                row.label(),
                label,
                figure.measured(),
                figure.goal() == null ? "" : " (goal " + figure.goal().in(unit) + ": " + figure.verdict() + ")");
    }

    /** Something was not exact: lost, twice, early or never owed. A run with one fails, however fast it was. */
    void flaw(String format, Object... arguments) {
        String flaw = String.format(Locale.ROOT, format, arguments);
        flaws.add(flaw);
        say("NOT EXACT: %s", flaw);
    }

    /** Stands under the table. */
    void note(String format, Object... arguments) {
        notes.add(String.format(Locale.ROOT, format, arguments));
        say(format, arguments);
    }

    List<Figure> figures() {
        return List.copyOf(figures);
    }

    List<String> flaws() {
        return List.copyOf(flaws);
    }

    void printTable() {
        List<String[]> lines = new ArrayList<>();
        lines.add(new String[] {"row", "what", "median [spread]", "goal", ""});
        figures.stream().sorted(Comparator.comparing(Figure::row)).forEach(figure -> {
            Goal goal = figure.goal();
            lines.add(new String[] {
                figure.row().label(),
                figure.label(),
                figure.measured(),
                goal == null ? "" : goal.in(figure.unit()),
                figure.verdict()
            });
        });
        int[] widths = new int[lines.get(0).length];
        for (String[] line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line[i].length());
            }
        }
        out.println();
        for (String[] line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                text.append(line[i]).append(" ".repeat(widths[i] - line[i].length() + 2));
            }
            out.println(text.toString().stripTrailing());
        }
        out.println();
        notes.forEach(out::println);
        if (!judges) {
            out.println("short form: too small to be held against the goals");
        }
        out.println(flaws.isEmpty() ? "exact: everything owed was seen once, nothing early" : "NOT EXACT:");
        flaws.forEach(flaw -> out.println("  " + flaw));
        out.flush();
    }
}
