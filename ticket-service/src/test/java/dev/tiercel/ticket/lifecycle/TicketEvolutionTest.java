package dev.tiercel.ticket.lifecycle;

import static dev.tiercel.ticket.lifecycle.SampleTickets.after;
import static dev.tiercel.ticket.lifecycle.SampleTickets.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TicketEvolutionTest {

    @Test
    void keepsTheAcknowledgementOfTheHighestSequence() {
        // given
        Ticket ticket = SampleTickets.acknowledged(3);

        // when
        Ticket later = after(ticket, new TicketEvent.Acknowledged(minute(4), "ana", 1));

        // then
        assertThat(later.acknowledgement()).isEqualTo(new Acknowledgement("ben", minute(1), 3));
        assertThat(later.history()).last().isEqualTo(new HistoryEntry.Acknowledged(minute(4), "ana", 1));
    }

    @Test
    void theResolutionEndsAWaitAndTheHistoryShowsWhen() {
        // given
        Ticket ticket = SampleTickets.waiting();

        // when
        Ticket resolved = after(ticket, new TicketEvent.Resolved(minute(7), "ana", "Done.", 0));

        // then
        assertThat(resolved.state()).isEqualTo(new TicketState.Resolved(new Resolution("ana", minute(7), "Done.", 0)));
        assertThat(resolved.history())
                .containsExactly(
                        new HistoryEntry.Opened(minute(0), Priority.P2),
                        new HistoryEntry.Waiting(minute(2), "ben", WaitReason.CUSTOMER),
                        new HistoryEntry.Resolved(minute(7), "ana", 0));
        assertThat(resolved.updatedAt()).isEqualTo(minute(7));
    }

    @Test
    void nothingFollowsOnTheResolution() {
        // given
        Ticket ticket = SampleTickets.resolved();

        // when
        var attempt = assertThatThrownBy(() -> after(ticket, new TicketEvent.Resumed(minute(9), "ana")));

        // then
        attempt.isInstanceOf(IllegalStateException.class).hasMessageContaining("resolved (expected: open or waiting)");
    }

    @Test
    void timeNeverGoesBackwards() {
        // given
        Ticket ticket = SampleTickets.waiting();

        // when
        var attempt = assertThatThrownBy(() -> after(ticket, new TicketEvent.Resumed(minute(1), "ana")));

        // then
        attempt.isInstanceOf(IllegalStateException.class).hasMessageContaining("expected: not before");
    }

    @Test
    void aTicketIsOpenedOnce() {
        // given
        Ticket ticket = SampleTickets.open();
        NewTicket again =
                new NewTicket(ticket.id(), ticket.tenant(), ticket.issue(), ticket.priority(), ticket.atOpening());

        // when
        var attempt = assertThatThrownBy(() -> after(ticket, new TicketEvent.Opened(minute(1), again)));

        // then
        attempt.isInstanceOf(IllegalStateException.class).hasMessageContaining("expected: once");
    }
}
