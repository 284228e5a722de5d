package dev.tiercel.benchmarks;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A row of the table, in the order in which they are measured. */
enum Row {
    INGEST,
    LATENESS,
    BURST,
    RESTART,
    GROWTH,
    ARITHMETIC;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Set<Row> named(String list) {
        Set<Row> rows = EnumSet.noneOf(Row.class);
        for (String name : list.split(",")) {
            rows.add(Arrays.stream(values())
                    .filter(row -> row.label().equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new Misuse("--rows: " + name + " (expected: some of "
                            + String.join(
                                    ",", Arrays.stream(values()).map(Row::label).toList()) + ")")));
        }
        return rows;
    }
}
