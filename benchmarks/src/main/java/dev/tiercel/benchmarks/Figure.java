package dev.tiercel.benchmarks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param values one of each repetition, in their order
 * @param goal null if it is shown to be understood, not judged
 */
record Figure(
        Row row,
        String label,
        String unit,
        List<Double> values,
        @Nullable Goal goal) {

    Figure {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("values: none (expected: one of each repetition)");
        }
    }

    double median() {
        return median(values);
    }

    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double least() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double most() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** The median decides; the spread stands beside it. */
    String verdict() {
        return goal == null ? "" : goal.isMetBy(median()) ? "met" : "MISSED";
    }

    String measured() {
        String median = Goal.number(median()) + (unit.isEmpty() ? "" : " " + unit);
        return values.size() == 1 ? median : median + "  [" + Goal.number(least()) + " .. " + Goal.number(most()) + "]";
    }
}
