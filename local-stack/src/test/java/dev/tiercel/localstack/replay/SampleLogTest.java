package dev.tiercel.localstack.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The log that is shipped has what real logs have. */
class SampleLogTest {
    private static final IncidentLog LOG = IncidentLog.read(Path.of("samples/incidents.csv"), Mapping.shipped());

    private final List<CasePlan> plans = LOG.cases().values().stream()
            .map(rows -> CasePlan.of(rows, Mapping.shipped()))
            .toList();

    @Test
    void hasEveryKindOfStep() {
        for (Class<?> step : Step.class.getPermittedSubclasses()) {
            assertThat(plans).as(step.getSimpleName()).anyMatch(plan -> count(plan, step) > 0);
        }
    }

    @Test
    void hasPingPongAndReopenings() {
        assertThat(plans)
                .anyMatch(plan -> count(plan, Step.HandUp.class) >= 3 && count(plan, Step.HandBack.class) >= 2)
                .anyMatch(plan -> count(plan, Step.Reopen.class) >= 3);
    }

    @Test
    void hasJumpsOfTwoLines() {
        assertThat(LOG.cases().values()).anyMatch(rows -> lineChanges(rows, 2)).anyMatch(rows -> lineChanges(rows, -2));
    }

    @Test
    void hasWaitsForEverybodyAndWaitsThatEndInAResolution() {
        assertThat(plans.stream()
                        .flatMap(plan -> plan.steps().stream())
                        .filter(Step.Wait.class::isInstance)
                        .map(step -> ((Step.Wait) step).reason()))
                .contains("customer", "vendor", "other");
        assertThat(plans)
                .anyMatch(plan -> follows(plan, Step.Wait.class, Step.Resolve.class))
                .anyMatch(plan -> follows(plan, Step.Wait.class, Step.Cancel.class));
    }

    @Test
    void hasEventsAfterClosingBothWorkAndNone() {
        assertThat(plans)
                .anyMatch(plan -> follows(plan, Step.Close.class, Step.Reopen.class))
                .anyMatch(plan -> plan.ignored() > 0 && count(plan, Step.Close.class) == 1);
    }

    @Test
    void hasStepsOfOneInstant() {
        Timetable timetable = Timetable.of(LOG, Mapping.shipped(), Optional.empty(), Optional.empty(), 1);

        assertThat(timetable.mostInASecond()).isGreaterThan(5);
        assertThat(timetable.cases()).isEqualTo(60);
    }

    private static long count(CasePlan plan, Class<?> step) {
        return plan.steps().stream().filter(step::isInstance).count();
    }

    private static boolean follows(CasePlan plan, Class<?> first, Class<?> second) {
        for (int i = 1; i < plan.steps().size(); i++) {
            if (first.isInstance(plan.steps().get(i - 1))
                    && second.isInstance(plan.steps().get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean lineChanges(List<LogRow> rows, int by) {
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).line() - rows.get(i - 1).line() == by) {
                return true;
            }
        }
        return false;
    }
}
