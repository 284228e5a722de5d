package dev.tiercel.ticket.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorityMatrixTest {

    @ParameterizedTest
    @CsvSource({
        "HIGH, HIGH, P1",
        "HIGH, MEDIUM, P2",
        "MEDIUM, HIGH, P2",
        "HIGH, LOW, P3",
        "MEDIUM, MEDIUM, P3",
        "LOW, HIGH, P3",
        "MEDIUM, LOW, P4",
        "LOW, MEDIUM, P4",
        "LOW, LOW, P4"
    })
    void makesAPriorityOfImpactAndUrgency(Level impact, Level urgency, Priority expected) {
        // when
        Priority priority = PriorityMatrix.DEFAULT.priority(impact, urgency);

        // then
        assertThat(priority).isEqualTo(expected);
    }
}
