package dev.tiercel.localstack.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.localstack.replay.Step.Acknowledge;
import dev.tiercel.localstack.replay.Step.Cancel;
import dev.tiercel.localstack.replay.Step.ChangePath;
import dev.tiercel.localstack.replay.Step.Close;
import dev.tiercel.localstack.replay.Step.HandBack;
import dev.tiercel.localstack.replay.Step.HandUp;
import dev.tiercel.localstack.replay.Step.Open;
import dev.tiercel.localstack.replay.Step.Reopen;
import dev.tiercel.localstack.replay.Step.Resolve;
import dev.tiercel.localstack.replay.Step.Resume;
import dev.tiercel.localstack.replay.Step.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CasePlanTest {
    private static final Instant T = Instant.parse("2012-05-01T08:00:00Z");

    private final List<LogRow> rows = new ArrayList<>();

    @Test
    void theFirstThatIsAcceptedAcknowledges() {
        // given
        row("Queued", "Awaiting Assignment", 1);
        row("Accepted", "In Progress", 1);
        row("Accepted", "Assigned", 1);

        assertThat(steps()).containsExactly(open(1), new Acknowledge(at(1)));
    }

    @Test
    void aCaseThatIsResolvedInTheCallIsOpenedAndResolvedAtOnce() {
        row("Completed", "In Call", 1);

        assertThat(steps()).containsExactly(open(1), new Resolve(at(0)));
    }

    @Test
    void waitsEndWithWorkAndWithAnotherReason() {
        // given
        row("Accepted", "Wait - User", 1);
        row("Accepted", "Wait - Customer", 1);
        row("Accepted", "Wait - Vendor", 1);
        row("Queued", "Awaiting Assignment", 1);

        assertThat(steps())
                .containsExactly(
                        open(1),
                        new Acknowledge(at(0)),
                        new Wait(at(0), "customer"),
                        new Resume(at(2)),
                        new Wait(at(2), "vendor"),
                        new Resume(at(3)));
    }

    @Test
    void linesAreTiersOfThePathTheCaseBeganOn() {
        // given
        row("Queued", "Awaiting Assignment", 2);
        row("Queued", "Awaiting Assignment", 3);
        row("Queued", "Awaiting Assignment", 2);
        row("Queued", "Awaiting Assignment", 1);
        row("Queued", "Awaiting Assignment", 3);

        assertThat(steps())
                .containsExactly(
                        open(2),
                        new HandUp(at(1), 2),
                        new HandBack(at(2), 1),
                        new ChangePath(at(3), 1),
                        new HandUp(at(4), 3));
    }

    @Test
    void workAfterAResolutionOrAClosingReopens() {
        // given
        row("Completed", "Resolved", 1);
        row("Queued", "Awaiting Assignment", 1);
        row("Completed", "Closed", 1);
        row("Accepted", "Wait", 1);
        row("Completed", "Resolved", 1);
        row("Completed", "Resolved", 1);

        assertThat(steps())
                .containsExactly(
                        open(1),
                        new Resolve(at(0)),
                        new Reopen(at(1)),
                        new Resolve(at(2)),
                        new Close(at(2)),
                        new Reopen(at(3)),
                        new Acknowledge(at(3)),
                        new Wait(at(3), "other"),
                        new Resolve(at(4)));
    }

    @Test
    void afterACancellationNothingIsTold() {
        // given
        row("Completed", "Cancelled", 1);
        row("Queued", "Awaiting Assignment", 1);
        row("Unmatched", "Unmatched", 1);

        assertThat(steps()).containsExactly(open(1), new Cancel(at(0)));
        assertThat(CasePlan.of(rows, Mapping.shipped()).ignored()).isEqualTo(2);
    }

    private void row(String status, String substatus, int line) {
        rows.add(new LogRow(
                rows.size() + 2L,
                "1-1",
                at(rows.size()),
                line,
                Map.of("status", status, "substatus", substatus, "impact", "High", "product", "Printer")));
    }

    private static Instant at(int row) {
        return T.plusSeconds(60L * row);
    }

    private static Open open(int line) {
        return new Open(T, "P2", line, "Printer");
    }

    private List<Step> steps() {
        return CasePlan.of(rows, Mapping.shipped()).steps();
    }
}
