package dev.tiercel.ticket.lifecycle.json;

import static dev.tiercel.ticket.lifecycle.SampleTickets.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.ticket.lifecycle.SampleTickets;
import dev.tiercel.ticket.lifecycle.Ticket;
import dev.tiercel.ticket.lifecycle.TicketEvent;
import dev.tiercel.ticket.lifecycle.WaitReason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TicketJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Ticket> tickets() {
        return Stream.of(
                SampleTickets.open(),
                SampleTickets.acknowledged(2),
                SampleTickets.waiting(),
                SampleTickets.resolved(),
                everything());
    }

    @ParameterizedTest
    @MethodSource("tickets")
    void readsBackWhatItWrote(Ticket ticket) {
        // when
        Ticket read = TicketJson.read(TicketJson.snapshot(ticket));

        // then
        assertThat(read).isEqualTo(ticket);
    }

    @Test
    void writesTheSnapshotOfTheContract() throws IOException {
        // given
        JsonNode golden = golden("resolved-after-everything.json");

        // when
        JsonNode written = JSON.readTree(TicketJson.snapshot(everything()));

        // then
        assertThat(written).isEqualTo(golden);
    }

    @Test
    void readsASnapshotStoredByThisRelease() throws IOException {
        // given
        String stored = golden("resolved-after-everything.json").toString();

        // when
        Ticket ticket = TicketJson.read(stored);

        // then
        assertThat(ticket).isEqualTo(everything());
    }

    @Test
    void announcesWhatHappenedWithTheWholeTicket() throws IOException {
        // given
        Ticket after = SampleTickets.waiting();
        TicketEvent event = new TicketEvent.Waiting(minute(2), "ben", WaitReason.CUSTOMER);

        // when
        JsonNode announced = JSON.readTree(TicketJson.announcement(event, after));

        // then
        assertThat(announced.path("ticket")).isEqualTo(JSON.readTree(TicketJson.snapshot(after)));
        assertThat(announced.path("occurredAt").asText()).isEqualTo("2026-03-02T09:02:00Z");
        assertThat(announced.path("by").asText()).isEqualTo("ben");
        assertThat(announced.path("reason").asText()).isEqualTo("customer");
        assertThat(announced.size()).isEqualTo(4);
    }

    @Test
    void refusesAnotherHistoryThanItWrites() throws IOException {
        // given
        String stored = golden("resolved-after-everything.json").toString().replace("\"resumed\"", "\"paused\"");

        // when
        var attempt = assertThatThrownBy(() -> TicketJson.read(stored));

        // then
        attempt.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("history type: paused");
    }

    private static Ticket everything() {
        return SampleTickets.after(
                SampleTickets.open(),
                new TicketEvent.Acknowledged(minute(1), "ben", 1),
                new TicketEvent.Waiting(minute(2), "ben", WaitReason.VENDOR),
                new TicketEvent.Resumed(minute(3).plusMillis(7), "ana"),
                new TicketEvent.Waiting(minute(4), "ana", WaitReason.CUSTOMER),
                new TicketEvent.Resolved(minute(5), "ana", "Cable replaced.", 1));
    }

    private static JsonNode golden(String name) throws IOException {
        try (InputStream file = TicketJsonTest.class.getResourceAsStream(name)) {
            return JSON.readTree(Objects.requireNonNull(file, name));
        }
    }
}
