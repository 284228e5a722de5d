package dev.tiercel.slatimer.clocks;

import static dev.tiercel.slatimer.clocks.SlaPolicy.RESOLUTION;
import static dev.tiercel.slatimer.clocks.Some.at;
import static dev.tiercel.slatimer.clocks.Some.policy;
import static dev.tiercel.slatimer.clocks.Some.reassessed;
import static dev.tiercel.slatimer.clocks.Some.reopened;
import static dev.tiercel.slatimer.clocks.Some.resolved;
import static dev.tiercel.slatimer.clocks.Some.resumed;
import static dev.tiercel.slatimer.clocks.Some.ticket;
import static dev.tiercel.slatimer.clocks.Some.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssessmentTest {

    private static final SlaPolicy POLICY = policy(RESOLUTION, 60, "customer");
    private static final Rules POLICIES = Some.only(POLICY);

    private static Assessment look(Instant now, Ticket ticket, Ledger ledger) {
        return Assessment.at(now, ticket, List.of(), POLICIES, ledger, null);
    }

    private static Breach dueAt(Instant dueAt) {
        Promise promise = Clocks.of(ticket(), List.of(), POLICIES, at(0)).get(0).promise();
        return new Breach(Some.ID, promise, dueAt);
    }

    @Test
    void sleepsUntilTheDueInstant() {
        // when
        Assessment assessment = look(at(59), ticket(), Ledger.EMPTY);

        // then
        assertThat(assessment.events()).isEmpty();
        assertThat(assessment.wakeAt()).isEqualTo(at(60));
    }

    @Test
    void announcesABreachOnce() {
        // given
        Assessment first = look(at(60), ticket(), Ledger.EMPTY);

        // when
        Assessment second = look(at(61), ticket(), first.ledger());

        // then
        assertThat(first.events()).containsExactly(new BreachEvent.Announced(dueAt(at(60))));
        assertThat(first.wakeAt()).isNull();
        assertThat(second.events()).isEmpty();
    }

    @Test
    void retractsABreachThatALateResolutionUndoes() {
        // given
        Ledger announced = look(at(60), ticket(), Ledger.EMPTY).ledger();

        // when
        Assessment assessment = look(at(62), ticket(resolved(50, 0)), announced);

        // then
        assertThat(assessment.events()).containsExactly(new BreachEvent.Retracted(dueAt(at(60))));
        assertThat(assessment.wakeAt()).isNull();
    }

    @Test
    void announcesTheMovedBreachUnderANewIdAfterALateWait() {
        // given
        Ledger announced = look(at(60), ticket(), Ledger.EMPTY).ledger();
        Ticket resumed = ticket(waiting(50, "customer"), resumed(70));
        Ledger retracted = look(at(71), resumed, announced).ledger();

        // when
        Assessment assessment = look(at(80), resumed, retracted);

        // then
        assertThat(assessment.events()).containsExactly(new BreachEvent.Announced(dueAt(at(80))));
    }

    @Test
    void reinstatesABreachThatIsOwedAfterAll() {
        // given
        Ledger announced = look(at(60), ticket(), Ledger.EMPTY).ledger();
        Ledger retracted =
                look(at(61), ticket(waiting(50, "customer")), announced).ledger();

        // when
        Assessment assessment = look(at(62), ticket(waiting(50, "customer"), resumed(50)), retracted);

        // then
        assertThat(assessment.events()).containsExactly(new BreachEvent.Reinstated(dueAt(at(60))));
    }

    @Test
    void retractsNothingWhenTheWallClockIsSetBack() {
        // given
        Ledger announced = look(at(60), ticket(), Ledger.EMPTY).ledger();

        // when
        Assessment assessment = look(at(10), ticket(), announced);

        // then
        assertThat(assessment.events()).isEmpty();
    }

    @Test
    void holdsAnnouncementsBackWhileCatchingUp() {
        // when
        Assessment assessment = Assessment.catchingUp(ticket(), List.of(), POLICIES, Ledger.EMPTY, null);

        // then
        assertThat(assessment.events()).isEmpty();
        assertThat(assessment.wakeAt()).isEqualTo(at(60));
    }

    @Test
    void correctsWhileCatchingUp() {
        // given
        Ledger announced = look(at(60), ticket(), Ledger.EMPTY).ledger();

        // when
        Assessment assessment = Assessment.catchingUp(ticket(resolved(50, 0)), List.of(), POLICIES, announced, null);

        // then
        assertThat(assessment.events()).containsExactly(new BreachEvent.Retracted(dueAt(at(60))));
    }

    @Test
    void retractsNoBreachBecauseThePriorityWasLoweredAfterIt() {
        // given
        Ledger announced = look(at(60), ticket(), Ledger.EMPTY).ledger();

        // when
        Assessment assessment = look(at(62), ticket(reassessed(61, Priority.P4)), announced);

        // then
        assertThat(assessment.events()).isEmpty();
        assertThat(assessment.wakeAt()).isNull();
    }

    @Test
    void retractsABreachIfItTurnsOutThatThePriorityHadBeenLoweredBefore() {
        // given
        Ledger announced = look(at(60), ticket(), Ledger.EMPTY).ledger();

        // when
        Assessment assessment = look(at(62), ticket(reassessed(59, Priority.P4)), announced);

        // then
        assertThat(assessment.events()).containsExactly(new BreachEvent.Retracted(dueAt(at(60))));
        assertThat(assessment.wakeAt()).isEqualTo(at(240));
    }

    @Test
    void retractsABreachThatALateWaitUndoesAndAnnouncesTheLaterOne() {
        // given
        Ledger announced = look(at(60), ticket(), Ledger.EMPTY).ledger();
        Ticket waited = ticket(waiting(20, "customer"), resumed(50));

        // when
        Assessment late = look(at(70), waited, announced);
        Assessment due = look(at(90), waited, late.ledger());

        // then
        assertThat(late.events()).containsExactly(new BreachEvent.Retracted(dueAt(at(60))));
        assertThat(due.events()).containsExactly(new BreachEvent.Announced(dueAt(at(90))));
    }

    @Test
    void announcesNothingAgainWhenATicketIsReopenedAfterItsBreach() {
        // given
        Ledger announced = look(at(60), ticket(), Ledger.EMPTY).ledger();

        // when
        Assessment assessment = look(at(500), ticket(resolved(70, 0), reopened(500)), announced);

        // then
        assertThat(assessment.events()).isEmpty();
    }

    @Test
    void sleepsOnFromTheReopening() {
        // given
        Assessment resolved = look(at(50), ticket(resolved(50, 0)), Ledger.EMPTY);

        // when
        Assessment reopened = look(at(500), ticket(resolved(50, 0), reopened(500)), resolved.ledger());

        // then
        assertThat(resolved.wakeAt()).isNull();
        assertThat(reopened.wakeAt()).isEqualTo(at(510));
    }
}
