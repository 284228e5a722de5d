package dev.tiercel.ticket.lifecycle;

import static dev.tiercel.ticket.lifecycle.SampleTickets.acknowledgedAt;
import static dev.tiercel.ticket.lifecycle.SampleTickets.at;
import static dev.tiercel.ticket.lifecycle.SampleTickets.closedAt;
import static dev.tiercel.ticket.lifecycle.SampleTickets.history;
import static dev.tiercel.ticket.lifecycle.SampleTickets.minute;
import static dev.tiercel.ticket.lifecycle.SampleTickets.reopenedAt;
import static dev.tiercel.ticket.lifecycle.SampleTickets.repliedAt;
import static dev.tiercel.ticket.lifecycle.SampleTickets.resolvedAt;
import static dev.tiercel.ticket.lifecycle.SampleTickets.resumedAt;
import static dev.tiercel.ticket.lifecycle.SampleTickets.waitingAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedHistoryTest {
    private static final OrderedHistory LIFE = history(
            acknowledgedAt(10, 1),
            waitingAt(20, WaitReason.CUSTOMER),
            resumedAt(30),
            resolvedAt(40),
            reopenedAt(50),
            resolvedAt(60),
            closedAt(70));

    private static final TicketCommand NOTE = new TicketCommand.Note("ana", "Told late.");
    private static final TicketCommand REPLY = new TicketCommand.Reply("ana", "Told late.");

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75})
    void whatComesLateStandsWhereItBelongs(int minute) {
        // when
        Decision decision = LIFE.decide(REPLY, at(minute(minute)));

        // then
        Ticket after = ((Decision.Accepted) decision).after();
        assertThat(after.version()).isEqualTo(LIFE.ticket().version() + 1);
        assertThat(after.state()).isEqualTo(LIFE.ticket().state());
        assertThat(after.history()).extracting(HistoryEntry::at).isSorted();
        int place = IntStream.range(0, after.history().size())
                .filter(i -> after.history().get(i).type().equals("replied"))
                .findFirst()
                .orElseThrow();
        assertThat(after.history().subList(0, place))
                .allSatisfy(entry -> assertThat(entry.at()).isBeforeOrEqualTo(minute(minute)));
        assertThat(after.history().subList(place + 1, after.history().size()))
                .allSatisfy(entry -> assertThat(entry.at()).isAfter(minute(minute)));
    }

    @ParameterizedTest
    @CsvSource({"1, true", "10, true", "35, true", "45, false", "55, true", "65, false", "75, false"})
    void isJudgedAgainstTheTicketOfThatTime(int minute, boolean legal) {
        // given
        TicketCommand assign = new TicketCommand.Assign("ana", "ben", null);

        // when
        Decision decision = LIFE.decide(assign, at(minute(minute)));

        // then
        assertThat(decision instanceof Decision.Accepted).isEqualTo(legal);
    }

    @ParameterizedTest
    @CsvSource({
        "5, acknowledged, 10",
        "15, waiting, 20",
        "35, resolved, 40",
        "45, reopened, 50",
        "55, resolved, 60",
        "65, closed, 70"
    })
    void isRefusedNamingWhatItWouldMakeIllegal(int minute, String contradicted, int contradictedAt) {
        // given
        TicketCommand command = minute == 45 || minute == 65
                ? new TicketCommand.Reopen("eve", "Not so fast.")
                : new TicketCommand.Cancel("eve", "Not ours.");

        // when
        Decision decision = LIFE.decide(command, at(minute(minute)));

        // then
        Decision.Rejected rejected = (Decision.Rejected) decision;
        assertThat(rejected.reason()).isEqualTo(Refusal.CONTRADICTS_LATER);
        assertThat(rejected.contradicted().word()).isEqualTo(contradicted);
        assertThat(rejected.contradicted().at()).isEqualTo(minute(contradictedAt));
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true"})
    void nothingHappensBeforeTheOpening(long millisAfter, boolean possible) {
        // when
        Decision decision = LIFE.decide(NOTE, at(SampleTickets.OPENED_AT.plusMillis(millisAfter)));

        // then
        assertThat(decision instanceof Decision.Accepted).isEqualTo(possible);
        assertThat(possible || decision.equals(new Decision.Rejected(Refusal.BEFORE_OPENING)))
                .isTrue();
    }

    @Test
    void whatHappenedAtOneInstantStandsInTheOrderItWasHeardOf() {
        // given
        OrderedHistory history = history(waitingAt(20, WaitReason.CUSTOMER));

        // when
        Decision decision = history.decide(new TicketCommand.Resume("ana"), at(minute(20)));

        // then
        assertThat(((Decision.Accepted) decision).after().state()).isEqualTo(new TicketState.Open());
    }

    @Test
    void theSameToldAgainForTheSameInstantIsADuplicate() {
        // given
        OrderedHistory history = history(repliedAt(10), resolvedAt(20));
        TicketCommand same = new TicketCommand.Reply("ben", "We are at it.");

        // when
        List<Decision> decisions = List.of(
                history.decide(same, at(minute(10))),
                history.decide(same, at(minute(10).plusMillis(1))));

        // then
        assertThat(decisions.get(0)).isEqualTo(new Decision.Duplicate());
        assertThat(decisions.get(1)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void waitingStraightToResolvedEndsTheWaitWithTheResolution() {
        // given
        OrderedHistory history = history(waitingAt(10, WaitReason.VENDOR));

        // when
        Decision decision = history.decide(new TicketCommand.Resolve("ana", "Part came.", null, null), at(minute(20)));

        // then
        Ticket after = ((Decision.Accepted) decision).after();
        assertThat(after.state().word()).isEqualTo("resolved");
        assertThat(after.history()).extracting(HistoryEntry::type).containsExactly("opened", "waiting", "resolved");
    }

    @Test
    void aLateResumeMakesTheOneThatWasToldIdleAndChangesNothingElse() {
        // given
        OrderedHistory history = history(waitingAt(10, WaitReason.VENDOR), resumedAt(40));

        // when
        Decision decision = history.decide(new TicketCommand.Resume("ana"), at(minute(20)));

        // then
        Ticket after = ((Decision.Accepted) decision).after();
        assertThat(after.state()).isEqualTo(new TicketState.Open());
        assertThat(after.history())
                .extracting(HistoryEntry::at)
                .containsExactly(minute(0), minute(10), minute(20), minute(40));
    }

    @Test
    void aLateReassessmentCountsUntilTheNextOne() {
        // given
        OrderedHistory history = history(
                new TicketEvent.Reassessed(minute(30), "ben", null, Priority.P3, Priority.P2, null, null, null, null));

        // when
        Decision decision = history.decide(
                new TicketCommand.Reassess("ana", Priority.P1, null, null, "network", null), at(minute(10)));

        // then
        Ticket after = ((Decision.Accepted) decision).after();
        assertThat(after.classification()).isEqualTo(new Classification(Priority.P3, null, null, "network"));
        assertThat(after.history())
                .extracting(HistoryEntry::priority)
                .containsExactly(Priority.P2, Priority.P1, Priority.P3);
    }

    @Test
    void theHistoryOfLastYearIsTakenOverInAnyOrder() {
        // given
        Instant lastYear = SampleTickets.OPENED_AT;
        OrderedHistory history = history();
        List<TicketCommand> told = List.of(
                new TicketCommand.Resolve("ben", "Cable replaced.", null, 0),
                new TicketCommand.Acknowledge("ben", 0),
                new TicketCommand.Reply("ben", "On our way."));
        List<Instant> when = List.of(lastYear.plusSeconds(300), lastYear.plusSeconds(100), lastYear.plusSeconds(200));

        // when
        for (int i = 0; i < told.size(); i++) {
            Decision.Accepted accepted = (Decision.Accepted) history.decide(told.get(i), at(when.get(i)));
            history = with(history, accepted.event());
        }

        // then
        assertThat(history.ticket().history())
                .extracting(HistoryEntry::type)
                .containsExactly("opened", "acknowledged", "replied", "resolved");
        assertThat(history.ticket().version()).isEqualTo(4);
    }

    @Test
    void whatComesLateHasNoRoomKeptForIt() {
        // given
        TicketEvent[] replies =
                IntStream.range(0, 899).mapToObj(i -> repliedAt(5)).toArray(TicketEvent[]::new);

        // when
        Decision decision =
                history(replies).decide(new TicketCommand.Resolve("ana", "Part came.", null, null), at(minute(3)));

        // then
        assertThat(decision).isEqualTo(new Decision.Rejected(Refusal.HISTORY_FULL));
    }

    @Test
    void aHistoryBeginsWithTheOpening() {
        // when
        var attempt = assertThatThrownBy(() -> new OrderedHistory(List.of(repliedAt(1))));

        // then
        attempt.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no opening");
    }

    private static OrderedHistory with(OrderedHistory history, TicketEvent event) {
        int place = (int) history.events().stream()
                .filter(earlier -> !earlier.at().isAfter(event.at()))
                .count();
        List<TicketEvent> longer = new ArrayList<>(history.events());
        longer.add(place, event);
        return new OrderedHistory(longer);
    }
}
