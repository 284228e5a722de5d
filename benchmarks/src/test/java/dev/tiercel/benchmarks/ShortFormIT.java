package dev.tiercel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.localstack.Checkout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The benchmark with tiny numbers, so that it cannot rot: whether every row comes to its end and is exact, not how fast it
 * is. {@code -Dbenchmarks=all} takes all rows and the other schedulers, which is too long for every build.
 */
class ShortFormIT {

    private static final boolean ALL = "all".equals(System.getProperty("benchmarks"));
    private static final List<Row> USUAL = List.of(Row.INGEST, Row.LATENESS, Row.BURST);

    @Test
    @Timeout(600)
    void everyBreachIsSeenOnceAndNoneEarly() throws Exception {
        // given
        List<Row> rows = ALL ? List.of(Row.values()) : USUAL;
        List<String> arguments = new ArrayList<>(List.of("--short", "--rows"));
        arguments.add(String.join(",", rows.stream().map(Row::label).toList()));
        if (!ALL) {
            arguments.add("--no-peers");
        }
        Path root = Checkout.find().root();

        // when
        Report report = Main.measure(System.out, Options.parse(arguments, System.nanoTime() & 0xFFFF), root);

        // then
        assertThat(report.flaws()).isEmpty();
        assertThat(report.figures().stream().map(Figure::row).distinct()).containsExactlyInAnyOrderElementsOf(rows);
    }
}
