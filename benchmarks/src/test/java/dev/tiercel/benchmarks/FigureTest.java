package dev.tiercel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void theMedianDecidesAndTheSpreadIsShown() {
        // given
        Figure figure = new Figure(Row.LATENESS, "p50", "ms", List.of(9.0, 30.0, 8.0), Goal.atMost(10));

        // then
        assertThat(figure.verdict()).isEqualTo("met");
        assertThat(figure.measured()).isEqualTo("9 ms  [8 .. 30]");
    }

    @Test
    void aGoalIsMetAtItsBoundExactlyAndMissedBeyond() {
        assertThat(Goal.atMost(10).isMetBy(10)).isTrue();
        assertThat(Goal.atMost(10).isMetBy(10.01)).isFalse();
        assertThat(Goal.atLeast(10).isMetBy(10)).isTrue();
        assertThat(Goal.atLeast(10).isMetBy(9.99)).isFalse();
    }

    @Test
    void aMissedGoalStandsInTheTable() {
        // given
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Report report = new Report(new PrintStream(out), true);
        report.figure(Row.BURST, "all seen within", "ms", List.of(1_502.0, 2_000.0), Goal.atMost(1_500));

        // when
        report.printTable();

        // then
        assertThat(out.toString())
                .containsPattern("burst +all seen within +1,751 ms +\\[1,502 .. 2,000] +<= 1,500 ms +MISSED");
    }
}
