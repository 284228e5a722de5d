package dev.tiercel.testing.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OperationsPageTest {

    private static final String PAGE = """
            | check | of | ready? |
            |---|---|---|
            | `oven`, `door` | bakery, dairy | DOWN while cold |
            | `cow` | dairy | UP |

            | metric | of | watch for |
            |---|---|---|
            | `tiercel_loaves_total{kind,size}` | bakery | none |
            | `tiercel_heat_seconds` | all | cold |
            """;
    private static final List<String> CHECKS = List.of("oven", "door", "SmallRye Reactive Messaging - readiness check");
    private static final String METRICS = """
            # TYPE tiercel_loaves counter
            tiercel_loaves_total{size="a,b",kind="rye"} 3.0
            tiercel_heat_seconds_bucket{le="0.01"} 1.0
            tiercel_heat_seconds_max 0.5
            jvm_memory_used_bytes{area="heap"} 1.0
            """;

    private final OperationsPage page = new OperationsPage(PAGE);

    @Test
    void acceptsAServiceThatTellsWhatThePageSays() {
        assertThat(page.mistakes("bakery-service", CHECKS, METRICS)).isEmpty();
    }

    @Test
    void reportsACheckThePageDoesNotHave() {
        assertThat(page.mistakes("bakery-service", List.of("oven", "door", "cellar"), METRICS))
                .containsExactly("check cellar: not in the page");
    }

    @Test
    void reportsACheckTheServiceDoesNotHave() {
        assertThat(page.mistakes("bakery-service", List.of("oven"), METRICS))
                .containsExactly("check door: in the page only");
    }

    @Test
    void reportsAnotherLabel() {
        assertThat(page.mistakes("bakery-service", CHECKS, METRICS.replace("kind=", "sort=")))
                .containsExactly(
                        "metric tiercel_loaves_total{size,sort}: not in the page",
                        "metric tiercel_loaves_total{kind,size}: in the page only");
    }

    @Test
    void reportsAMetricOfAnotherService() {
        assertThat(page.mistakes("dairy-service", List.of("oven", "door", "cow"), METRICS))
                .containsExactly("metric tiercel_loaves_total{kind,size}: not in the page");
    }
}
