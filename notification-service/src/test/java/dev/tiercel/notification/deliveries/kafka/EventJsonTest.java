package dev.tiercel.notification.deliveries.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiercel.notification.Events;
import dev.tiercel.notification.deliveries.Background;
import dev.tiercel.notification.deliveries.Happening.Moved;
import dev.tiercel.notification.deliveries.Happening.Opened;
import dev.tiercel.notification.deliveries.Happening.Other;
import dev.tiercel.notification.deliveries.Happening.Reopened;
import dev.tiercel.notification.deliveries.Happening.Resolved;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventJsonTest {

    private static final String TICKET = "01957f2e-0000-7000-8000-000000000001";

    @Test
    void readsTheTicketFromItsCreation() {
        // given
        String body = Events.created(TICKET, "ada@example.org");

        // when
        Opened opened = (Opened) EventJson.what(EventJson.CREATED, EventJson.parse(body));

        // then
        Background ticket = opened.ticket();
        assertThat(ticket.ticketId()).isEqualTo(TICKET);
        assertThat(ticket.version()).isEqualTo(1);
        assertThat(ticket.customerEmail()).isEqualTo("ada@example.org");
        assertThat(ticket.history())
                .containsExactly(new Background.Step(Instant.parse("2026-03-02T12:00:00Z"), "opened", null));
    }

    @Test
    void readsWhatResolvedIt() {
        assertThat(EventJson.what(EventJson.RESOLVED, EventJson.parse(Events.resolved(TICKET, null))))
                .isInstanceOfSatisfying(Resolved.class, resolved -> {
                    assertThat(resolved.resolution()).isEqualTo("Extinguished.");
                    assertThat(resolved.ticket().customerEmail()).isNull();
                });
    }

    @Test
    void readsAMoveAndTheLimitsOfTheStayItBegins() {
        assertThat(EventJson.what(EventJson.MOVED, EventJson.parse(Events.moved(TICKET, "timed-out", "bob"))))
                .isInstanceOfSatisfying(Moved.class, moved -> {
                    assertThat(moved.responders()).containsExactly("bob");
                    assertThat(moved.respondWithin()).containsEntry("P1", Duration.ofMinutes(30));
                    assertThat(moved.cause().dueAt()).isEqualTo(Instant.parse("2026-03-02T12:30:00Z"));
                });
    }

    @Test
    void saysOfABodyThatIsTooDeepThatItIs() {
        assertThatThrownBy(() -> EventJson.parse("{\"ticket\":" + "[".repeat(100_000)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("too deep");
    }

    @Test
    void readsWhyItWasReopened() {
        assertThat(EventJson.what(EventJson.REOPENED, EventJson.parse(Events.reopened(TICKET, null))))
                .isInstanceOfSatisfying(Reopened.class, reopened -> {
                    assertThat(reopened.reason()).isEqualTo("It burns again.");
                    assertThat(reopened.ticket().status()).isEqualTo("open");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"type\":\"waiting\",\"reason\":\"vendor\"}', waiting (vendor)",
        "'{\"type\":\"customer-replied\"}', customer replied",
        "'{\"type\":\"reassessed\",\"priority\":\"P2\"}', reassessed (P2)",
        "'{\"type\":\"milestone-reached\",\"name\":\"root-cause-found\"}', milestone reached (root-cause-found)",
        "'{\"type\":\"assigned\",\"team\":\"network\"}', assigned (network)",
        "'{\"type\":\"sung-about\"}', sung about"
    })
    void readsEveryEntryOfAHistoryAlsoThoseOfTomorrow(String entry, String words) {
        // given
        String dated = entry.replace("}", ",\"occurredAt\":\"2026-03-02T12:00:00Z\"}");
        String body = Events.created(TICKET, null).replaceFirst("\"history\":\\[.*]", "\"history\":[" + dated + "]");

        // when
        Opened opened = (Opened) EventJson.what(EventJson.CREATED, EventJson.parse(body));

        // then
        assertThat(opened.ticket().history())
                .extracting(Background.Step::what)
                .first()
                .isEqualTo(words);
    }

    @Test
    void takesATypeItDoesNotKnowForSomethingOnlyEndpointsHearOf() {
        assertThat(EventJson.what("dev.tiercel.ticket.sung-about.v1", EventJson.parse("{}")))
                .isEqualTo(new Other());
    }

    @Test
    void ignoresFieldsItDoesNotKnow() {
        // given
        String body = Events.created(TICKET, null).replaceFirst("\\{", "{\"added\":{\"later\":[1]},");

        // when
        Opened opened = (Opened) EventJson.what(EventJson.CREATED, EventJson.parse(body));

        // then
        assertThat(opened.ticket().subject()).isEqualTo("Printer on fire");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\":1       | \"version\":\"one\"  | version: STRING (expected: a whole number)",
                "\"subject\"         | \"sbject\"           | subject: missing (expected: a text)",
                "\"customer\"        | \"custom\"           | customer: MISSING (expected: an object)",
                "\"openedAt\":\"2026 | \"openedAt\":\"next  | openedAt: not readable (expected: an ISO-8601 instant in UTC)"
            })
    void namesTheFieldThatIsMissingOrWrongAndNotItsContent(String right, String wrong, String message) {
        // given
        String body = Events.created(TICKET, "ada@example.org").replace(right, wrong);

        // when, then
        assertThatThrownBy(() -> EventJson.what(EventJson.CREATED, EventJson.parse(body)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[]", "\"ada@example.org\"", "{\"a\": ada@example.org}", "{"})
    void neverQuotesABodyThatIsNoObject(String body) {
        assertThatThrownBy(() -> EventJson.parse(body))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageStartingWith("body: ")
                .hasMessageNotContaining("ada@");
    }

    @Test
    void hasASnapshotOnlyInTicketEvents() {
        assertThat(EventJson.snapshot(EventJson.parse(Events.created(TICKET, null))))
                .isPresent();
        assertThat(EventJson.snapshot(EventJson.parse(Events.moved(TICKET, "manual", "bob"))))
                .isEmpty();
    }
}
