package dev.tiercel.escalation.moves.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiercel.outbox.CloudEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

    private static final String BREACH = """
            {"breachId":"b","ticketId":"01960000-0000-7000-8000-000000000001","tenant":"default",
             "objective":"tier-response","instance":2,"sequence":2,"tier":2,"dueAt":"2026-03-02T09:15:00Z",
             "detectedAt":"2026-03-02T09:15:00.020Z","somethingNew":{"of":["a","later","release"]}}
            """;

    private static final String TICKET = """
            {"ticket":{"id":"01960000-0000-7000-8000-000000000001","tenant":"default","version":7,"status":"resolved",
             "openedAt":"2026-03-02T09:00:00Z","updatedAt":"2026-03-02T10:00:00Z",
             "acknowledgement":{"by":"ana","at":"2026-03-02T09:10:00Z","sequence":2},
             "resolution":{"by":"ana","at":"2026-03-02T09:59:00Z","text":"done","sequence":2},
             "atOpening":{"priority":"P1","escalationPolicy":{"id":"three-level","version":4}}}}
            """;

    @Test
    void readsWhatItNeedsAndIgnoresWhatItDoesNotKnow() {
        // when
        Arrival arrival = read("dev.tiercel.sla-breach.announced.v1", BREACH);
        // then
        Arrival.Announced announced = (Arrival.Announced) arrival;
        assertThat(announced.breach().sequence()).isEqualTo(2);
        assertThat(announced.breach().eventId()).isEqualTo("e1");
        assertThat(announced.breach().detectedAt()).isEqualTo("2026-03-02T09:15:00.020Z");
    }

    @Test
    void aPromiseAboutTheTicketAnswersForNoStay() {
        // when
        Arrival arrival = read("dev.tiercel.sla-breach.announced.v1", BREACH.replace("tier-response", "resolution"));
        // then
        assertThat(((Arrival.Announced) arrival).breach().sequence()).isNull();
    }

    @Test
    void readsTheStateOfATicketFromItsSnapshot() {
        // when
        Arrival.Changed changed = (Arrival.Changed) read("dev.tiercel.ticket.resolved.v1", TICKET);
        // then
        assertThat(changed.ticket().version()).isEqualTo(7);
        assertThat(changed.ticket().acknowledgedSequence()).isEqualTo(2);
        assertThat(changed.ticket().finished()).isTrue();
        assertThat(changed.ticket().policy()).hasToString("three-level@4");
    }

    @ParameterizedTest
    @CsvSource({
        "open,false",
        "waiting,false",
        "reconsidered,false",
        "resolved,true",
        "closed,true",
        "cancelled,true",
        "merged,true"
    })
    void aTicketIsFinishedByItsStatus(String status, boolean finished) {
        // when
        Arrival arrival = read("dev.tiercel.ticket.noted.v1", TICKET.replace("\"resolved\"", '"' + status + '"'));
        // then
        assertThat(((Arrival.Changed) arrival).ticket().finished()).isEqualTo(finished);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reopened", "policies-changed", "praised"})
    void whateverHappensToATicketIsFollowedByItsSnapshot(String happening) {
        // when
        Arrival arrival = read("dev.tiercel.ticket." + happening + ".v1", TICKET);
        // then
        assertThat(((Arrival.Changed) arrival).ticket().version()).isEqualTo(7);
    }

    @Test
    void theTicketIsUnderThePolicyItWasMovedToRatherThanTheOneOfItsOpening() {
        // given
        String moved = TICKET.replace(
                "\"atOpening\"",
                "\"policies\":{\"escalationPolicy\":{\"id\":\"network\",\"version\":2}},\"atOpening\"");
        // when
        Arrival arrival = read("dev.tiercel.ticket.policies-changed.v1", moved);
        // then
        assertThat(((Arrival.Changed) arrival).ticket().policy()).hasToString("network@2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.tiercel.ticket.noted.v2", "dev.tiercel.sla-clocks.changed.v1", "com.example.ticket"})
    void aTypeThatIsUnknownIsOfNoConcern(String type) {
        assertThat(EventReader.read(event(type), "?".getBytes(UTF_8))).isEmpty();
    }

    @Test
    void aHappeningWithoutASnapshotIsRefused() {
        assertThatThrownBy(() -> read("dev.tiercel.ticket.praised.v1", "{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ticket: missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"sequence\":2,",
                "\"breachId\":\"b\",",
                "\"dueAt\":\"2026-03-02T09:15:00Z\",",
                "\"ticketId\":\"01960000-0000-7000-8000-000000000001\","
            })
    void aMissingFieldIsNamed(String field) {
        // given
        String name = field.substring(1, field.indexOf('"', 1));
        // then
        assertThatThrownBy(() -> read("dev.tiercel.sla-breach.announced.v1", BREACH.replace(field, "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name + ": missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"ticketId\":\"1\"}", "{\"ticket\":3}"})
    void whatIsNoEventIsRefused(String body) {
        assertThatThrownBy(() -> read("dev.tiercel.sla-breach.announced.v1", body))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("dev.tiercel.ticket.created.v1", body))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Arrival read(String type, String body) {
        return EventReader.read(event(type), body.getBytes(UTF_8)).orElseThrow();
    }

    private static CloudEvent event(String type) {
        return new CloudEvent(
                "e1", type, "/tiercel/test-service", "s", Instant.EPOCH, "https://example.com/s", "default", null);
    }
}
