package dev.tiercel.ticket.lifecycle.json;

import static dev.tiercel.ticket.lifecycle.SampleTickets.acknowledgedAt;
import static dev.tiercel.ticket.lifecycle.SampleTickets.closedAt;
import static dev.tiercel.ticket.lifecycle.SampleTickets.minute;
import static dev.tiercel.ticket.lifecycle.SampleTickets.reopenedAt;
import static dev.tiercel.ticket.lifecycle.SampleTickets.repliedAt;
import static dev.tiercel.ticket.lifecycle.SampleTickets.resolvedAt;
import static dev.tiercel.ticket.lifecycle.SampleTickets.resumedAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.ticket.assessment.PolicyRef;
import dev.tiercel.ticket.lifecycle.Level;
import dev.tiercel.ticket.lifecycle.LinkKind;
import dev.tiercel.ticket.lifecycle.Policies;
import dev.tiercel.ticket.lifecycle.Priority;
import dev.tiercel.ticket.lifecycle.SampleTickets;
import dev.tiercel.ticket.lifecycle.Ticket;
import dev.tiercel.ticket.lifecycle.TicketCommand;
import dev.tiercel.ticket.lifecycle.TicketEvent;
import dev.tiercel.ticket.lifecycle.WaitReason;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TicketJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One of each, in an order in which they can follow one another. */
    private static final List<TicketEvent> EVENTS = List.of(
            SampleTickets.opening(),
            acknowledgedAt(1, 1),
            new TicketEvent.Assigned(minute(2), "ben", 3, "ben.lee", "lines"),
            new TicketEvent.Waiting(minute(3), "ben", 4, WaitReason.VENDOR, "A part."),
            resumedAt(4),
            repliedAt(5),
            new TicketEvent.CustomerReplied(minute(6), "ada", null, "Thanks."),
            new TicketEvent.Reassessed(
                    minute(7), "ben", null, Priority.P1, Priority.P2, Level.HIGH, Level.HIGH, "lines", "All sites."),
            new TicketEvent.MilestoneReached(minute(8), "ben", null, "workaround-given"),
            new TicketEvent.Noted(minute(9), "ben", null, "Looks like the cable."),
            new TicketEvent.Linked(minute(10), "ben", null, SampleTickets.OTHER, LinkKind.CAUSED_BY),
            new TicketEvent.PoliciesChanged(
                    minute(11),
                    "elena",
                    null,
                    SampleTickets.POLICIES,
                    new Policies(new PolicyRef("standard", 4), new PolicyRef("three-level", 2))),
            resolvedAt(12),
            reopenedAt(13),
            resolvedAt(14),
            closedAt(16));

    private static final TicketEvent CANCELLED = new TicketEvent.Cancelled(minute(2), "ben", null, "A test.");
    private static final TicketEvent MERGED = new TicketEvent.Merged(minute(2), "ben", null, SampleTickets.OTHER);

    static Stream<Ticket> tickets() {
        return Stream.of(
                SampleTickets.open(),
                SampleTickets.acknowledged(2),
                SampleTickets.waiting(),
                SampleTickets.resolved(),
                SampleTickets.cancelled(),
                SampleTickets.merged(),
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
        JsonNode golden = golden("closed-after-everything.json");

        // when
        JsonNode written = JSON.readTree(TicketJson.snapshot(everything()));

        // then
        assertThat(written).isEqualTo(golden);
    }

    @Test
    void readsASnapshotStoredBeforeTicketsHadMoreThanAStatusAndAHistory() throws IOException {
        // given
        String stored = golden("resolved-after-everything.json").toString();

        // when
        Ticket ticket = TicketJson.read(stored);

        // then
        assertThat(ticket.state().word()).isEqualTo("resolved");
        assertThat(ticket.policies()).isEqualTo(ticket.atOpening().policies());
        assertThat(JSON.readTree(TicketJson.snapshot(ticket))).isEqualTo(JSON.readTree(stored));
    }

    static Stream<TicketEvent> events() {
        return Stream.concat(EVENTS.stream(), Stream.of(CANCELLED, MERGED));
    }

    @ParameterizedTest
    @MethodSource("events")
    void readsBackTheEventsItWrote(TicketEvent event) {
        // when
        TicketEvent read = TicketJson.readEvent(TicketJson.event(event));

        // then
        assertThat(read).isEqualTo(event);
    }

    @Test
    void everyEventIsAmongThese() {
        assertThat(events().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(TicketEvent.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("events")
    void announcesWhatHappenedWithTheWholeTicket(TicketEvent event) throws IOException {
        // given
        Ticket after = SampleTickets.waiting();
        boolean opened = event instanceof TicketEvent.Opened;

        // when
        JsonNode announced = JSON.readTree(TicketJson.announcement(event, after));

        // then
        assertThat(announced.path("ticket")).isEqualTo(JSON.readTree(TicketJson.snapshot(after)));
        assertThat(announced.path("occurredAt").asText())
                .isEqualTo(opened ? "" : event.at().toString());
        assertThat(announced.path("by").asText()).isEqualTo(event.by());
        assertThat(announced.has("type")).isFalse();
    }

    @Test
    void whatIsAbsentIsLeftOut() throws IOException {
        // given
        TicketEvent event = new TicketEvent.Waiting(minute(3), "ben", null, WaitReason.CUSTOMER, null);

        // when
        JsonNode announced = JSON.readTree(TicketJson.announcement(event, SampleTickets.open()));

        // then
        assertThat(announced.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("occurredAt", "by", "reason", "ticket");
        assertThat(announced.path("reason").asText()).isEqualTo("customer");
    }

    static Stream<TicketCommand> commands() {
        return Stream.of(
                new TicketCommand.Acknowledge("ana", null),
                new TicketCommand.Reply("ana", "Hello."),
                new TicketCommand.CustomerReplied("ada", "Hello."),
                new TicketCommand.Wait("ana", WaitReason.OTHER, null),
                new TicketCommand.Resume("ana"),
                new TicketCommand.Reassess("ana", null, Level.LOW, Level.MEDIUM, null, "Only one site."),
                new TicketCommand.Assign("ana", null, "lines"),
                new TicketCommand.Milestone("ana", "workaround-given"),
                new TicketCommand.Note("ana", "Hello."),
                new TicketCommand.Resolve("ana", "Line reset.", "software", 2),
                new TicketCommand.Reopen("ana", "It is back."),
                new TicketCommand.Close("ana", null, "Done."),
                new TicketCommand.Cancel("ana", "Not ours."),
                new TicketCommand.Merge("ana", SampleTickets.OTHER),
                new TicketCommand.Link("ana", SampleTickets.OTHER, LinkKind.FOLLOW_UP),
                new TicketCommand.ChangePolicies("elena", new PolicyRef("standard", 4), null));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void readsBackTheCommandsItWrote(TicketCommand command) {
        // when
        TicketCommand read = TicketJson.readCommand(TicketJson.command(command));

        // then
        assertThat(read).isEqualTo(command);
    }

    @Test
    void everyCommandIsAmongThese() {
        assertThat(commands().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrder(TicketCommand.class.getPermittedSubclasses());
    }

    @Test
    void refusesAnotherStatusThanItWrites() throws IOException {
        // given
        String stored = golden("resolved-after-everything.json")
                .toString()
                .replace("\"status\":\"resolved\"", "\"status\":\"lost\"");

        // when
        var attempt = assertThatThrownBy(() -> TicketJson.read(stored));

        // then
        attempt.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("status: lost");
    }

    private static Ticket everything() {
        return SampleTickets.after(
                SampleTickets.open(), EVENTS.subList(1, EVENTS.size()).toArray(TicketEvent[]::new));
    }

    private static JsonNode golden(String name) throws IOException {
        try (InputStream file = TicketJsonTest.class.getResourceAsStream(name)) {
            return JSON.readTree(Objects.requireNonNull(file, name));
        }
    }
}
