package dev.tiercel.ticket.lifecycle;

import static dev.tiercel.ticket.lifecycle.SampleTickets.at;
import static dev.tiercel.ticket.lifecycle.SampleTickets.minute;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceOrderTest {
    private static final List<TicketCommand> TOLD = List.of(
            new TicketCommand.Acknowledge("ana", 0),
            new TicketCommand.Wait("ana", WaitReason.CUSTOMER, null),
            new TicketCommand.CustomerReplied("ada", "Here it is."),
            new TicketCommand.Reopen("eve", "Refused: it is open."),
            new TicketCommand.Reassess("ana", Priority.P1, null, null, null, null),
            new TicketCommand.Resolve("ana", "Line reset.", null, null),
            new TicketCommand.CustomerReplied("ada", "Thanks."),
            new TicketCommand.Close("ana", "Ada", null));

    @ParameterizedTest
    @CsvSource({"1, OVER", "4, OVER", "5, NOW", "6, AHEAD", "1000, AHEAD"})
    void aNumberHasItsTurnWhenAllLowerOnesHadTheirs(int number, SourceOrder.Turn expected) {
        // when
        SourceOrder.Turn turn = new SourceOrder(4, minute(1)).turnOf(number);

        // then
        assertThat(turn).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void whatIsNumberedHigherDidNotHappenEarlier(long millis, boolean contradicts) {
        // when
        boolean found = new SourceOrder(4, minute(1)).contradicts(minute(1).plusMillis(millis));

        // then
        assertThat(found).isEqualTo(contradicts);
    }

    @Test
    void theSameCommandsEndInTheSameTicketInWhateverOrderTheyArrive() {
        // given
        Random random = new Random(20260302);
        Ticket inOrder = told(IntStream.rangeClosed(1, TOLD.size()).boxed().toList());

        // when
        List<Ticket> tickets = IntStream.range(0, 500)
                .mapToObj(i -> {
                    List<Integer> numbers = new ArrayList<>(
                            IntStream.rangeClosed(1, TOLD.size()).boxed().toList());
                    Collections.shuffle(numbers, random);
                    return told(numbers);
                })
                .toList();

        // then
        assertThat(inOrder.state().word()).isEqualTo("closed");
        assertThat(inOrder.version()).isEqualTo(TOLD.size());
        assertThat(tickets).allSatisfy(ticket -> assertThat(ticket).isEqualTo(inOrder));
    }

    /** Judges each number when it has its turn, as it arrives. */
    private static Ticket told(List<Integer> arriving) {
        Map<Integer, TicketCommand> held = new HashMap<>();
        SourceOrder order = new SourceOrder(0, SampleTickets.OPENED_AT);
        Ticket ticket = SampleTickets.open();
        for (int number : arriving) {
            held.put(number, TOLD.get(number - 1));
            for (int next = order.last() + 1; held.containsKey(next); next++) {
                Decision decision = TicketDecider.decide(ticket, held.remove(next), at(minute(next), next));
                order = order.after(next, minute(next));
                ticket = decision instanceof Decision.Accepted accepted ? accepted.after() : ticket;
            }
        }
        return ticket;
    }
}
