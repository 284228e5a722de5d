package dev.tiercel.ticket.lifecycle;

import static dev.tiercel.ticket.lifecycle.SampleTickets.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TicketEvolutionTest {

    @Test
    void beginsAtVersionOneUnderWhatWasStamped() {
        // when
        Ticket ticket = SampleTickets.open();

        // then
        assertThat(ticket.version()).isEqualTo(1);
        assertThat(ticket.openedAt()).isEqualTo(SampleTickets.OPENED_AT).isEqualTo(ticket.updatedAt());
        assertThat(ticket.policies()).isEqualTo(SampleTickets.POLICIES);
        assertThat(ticket.classification()).isEqualTo(ticket.atOpening().classification());
        assertThat(ticket.history()).hasSize(1);
    }

    @Test
    void theAcknowledgementOfTheHighestStayStands() {
        // given
        Ticket acknowledged = SampleTickets.acknowledged(2);

        // when
        Ticket after = SampleTickets.after(acknowledged, SampleTickets.acknowledgedAt(5, 1));

        // then
        assertThat(after.acknowledgement()).isEqualTo(acknowledged.acknowledgement());
        assertThat(after.version()).isEqualTo(3);
    }

    @Test
    void notesAndLinksAreNotInTheHistoryClocksAreComputedFrom() {
        // when
        Ticket after = SampleTickets.after(
                SampleTickets.open(),
                new TicketEvent.Noted(minute(1), "ana", null, "Looks like the cable."),
                new TicketEvent.Linked(minute(2), "ana", null, SampleTickets.OTHER, LinkKind.RELATED));

        // then
        assertThat(after.version()).isEqualTo(3);
        assertThat(after.history()).hasSize(1);
        assertThat(after.links()).containsExactly(new Link(SampleTickets.OTHER, LinkKind.RELATED, "ana", minute(2)));
    }

    @Test
    void closingKeepsTheResolutionAndReopeningForgetsBoth() {
        // given
        Ticket closed = SampleTickets.closed();

        // when
        Ticket reopened = SampleTickets.after(closed, SampleTickets.reopenedAt(9));

        // then
        assertThat(((TicketState.Closed) closed.state()).resolution().text()).isEqualTo("Cable replaced.");
        assertThat(reopened.state()).isEqualTo(new TicketState.Open());
    }

    @Test
    void anEventThatCannotFollowIsABrokenInvariant() {
        // when
        var attempt =
                assertThatThrownBy(() -> TicketEvolution.evolve(SampleTickets.resolved(), SampleTickets.resumedAt(9)));

        // then
        attempt.isInstanceOf(IllegalStateException.class).hasMessageContaining("resumed");
    }

    @Test
    void anEventBeforeTheNewestOneIsABrokenInvariant() {
        // when
        var attempt =
                assertThatThrownBy(() -> TicketEvolution.evolve(SampleTickets.resolved(), SampleTickets.repliedAt(2)));

        // then
        attempt.isInstanceOf(IllegalStateException.class).hasMessageContaining("not before");
    }

    @Test
    void theTicketThatTakesAnotherInGetsALinkAfterEverythingElse() {
        // given
        Ticket target = SampleTickets.resolved();
        TicketEvent.Merged merged = new TicketEvent.Merged(minute(1), "ana", null, SampleTickets.ID);

        // when
        Decision decision = Merging.takeIn(target, SampleTickets.OTHER, merged);

        // then
        Ticket after = ((Decision.Accepted) decision).after();
        assertThat(after.links())
                .containsExactly(new Link(SampleTickets.OTHER, LinkKind.MERGED_FROM, "ana", target.updatedAt()));
        assertThat(after.state()).isEqualTo(target.state());
        assertThat(Merging.takeIn(after, SampleTickets.OTHER, merged)).isEqualTo(new Decision.Duplicate());
    }

    @Test
    void whatIsCancelledMergedOrFullTakesNothingIn() {
        // given
        TicketEvent.Merged merged = new TicketEvent.Merged(minute(9), "ana", null, SampleTickets.ID);

        // when
        List<Decision> refusals = Stream.of(
                        SampleTickets.cancelled(), SampleTickets.merged(), SampleTickets.afterMuch(990))
                .map(target -> Merging.takeIn(target, SampleTickets.OTHER, merged))
                .toList();

        // then
        assertThat(refusals)
                .containsExactly(
                        new Decision.Rejected(Refusal.TARGET_FINISHED),
                        new Decision.Rejected(Refusal.TARGET_FINISHED),
                        new Decision.Rejected(Refusal.TARGET_FULL));
    }
}
