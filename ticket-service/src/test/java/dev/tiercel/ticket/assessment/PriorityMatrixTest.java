package dev.tiercel.ticket.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriorityMatrixTest {

    @ParameterizedTest
    @CsvSource({
        "high,high,P1",
        "high,medium,P2",
        "medium,high,P2",
        "high,low,P3",
        "medium,medium,P3",
        "low,high,P3",
        "medium,low,P4",
        "low,medium,P4",
        "low,low,P4"
    })
    void impactAndUrgencyMakeThePriority(String impact, String urgency, String priority) {
        assertThat(PriorityMatrix.DEFAULT.priority(impact, urgency)).isEqualTo(priority);
    }

    @Test
    void aTenantMaySayOtherwise() {
        // given
        Map<String, Map<String, String>> rows = new HashMap<>(PriorityMatrix.DEFAULT.rows());
        rows.put("low", Map.of("high", "P1", "medium", "P2", "low", "P3"));

        // when
        PriorityMatrix matrix = new PriorityMatrix(rows);

        // then
        assertThat(matrix.priority("low", "high")).isEqualTo("P1");
        assertThat(matrix.priority("high", "low")).isEqualTo("P3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0", "P5", "p1", ""})
    void aPriorityThatThereIsNotIsNamedWithItsPlace(String priority) {
        // given
        Map<String, Map<String, String>> rows = new HashMap<>(PriorityMatrix.DEFAULT.rows());
        rows.put("low", Map.of("high", "P1", "medium", priority, "low", "P3"));

        // when
        assertThatThrownBy(() -> new PriorityMatrix(rows))

                // then
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("priorityMatrix.low.medium: " + priority + " (expected: one of P1, P2, P3, P4)");
    }

    @Test
    void aMatrixHasEveryCombination() {
        // given
        Map<String, Map<String, String>> rows = new HashMap<>(PriorityMatrix.DEFAULT.rows());
        rows.remove("medium");

        // when
        assertThatThrownBy(() -> new PriorityMatrix(rows))

                // then
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("priorityMatrix.medium.high: null");
    }
}
