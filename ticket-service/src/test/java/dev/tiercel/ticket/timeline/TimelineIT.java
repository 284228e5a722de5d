package dev.tiercel.ticket.timeline;

import static dev.tiercel.ticket.Crm.caller;
import static dev.tiercel.ticket.Crm.openTicket;
import static dev.tiercel.ticket.Crm.tell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tiercel.testing.StackTestResource;
import dev.tiercel.ticket.Crm;
import dev.tiercel.ticket.OtherServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class TimelineIT {
    private OtherServices others;

    @BeforeEach
    void start() {
        others = new OtherServices();
        others.publishBothPolicies(1);
        openTicket();
    }

    @AfterEach
    void stop() {
        others.close();
    }

    @Test
    void tellsWhatHappenedHereAndElsewhereInTheOrderItHappened() {
        // given
        String id = opened("2026-03-02T09:00:00Z");
        String breach = UUID.randomUUID().toString();
        tell(id, "reply", by("'text': 'We are at it.', 'occurredAt': '2026-03-02T09:00:30Z'"));

        // when
        others.publishMove(UUID.randomUUID().toString(), id, 1, 1);
        others.publishBreach(breach, id);
        others.publishBreach(breach, id);
        others.publishAnswerToBreach(UUID.randomUUID().toString(), id);
        others.publishFailedDelivery(UUID.randomUUID().toString(), id);

        // then
        Response timeline = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> read(id, ""),
                        response -> response.<List<?>>path("items").size() == 6);
        assertThat(timeline.<List<String>>path("items.type"))
                .containsSubsequence("ticket.opened", "ticket.replied", "escalation.moved")
                .contains("sla-breach.announced", "escalation.not-moved", "delivery.failed");
        assertThat(timeline.<String>path("items.find { it.type == 'ticket.replied' }.details.text"))
                .isEqualTo("We are at it.");
        assertThat(timeline.<String>path("items.find { it.type == 'escalation.moved' }.details.tierName"))
                .isEqualTo("Tier 1");
        assertThat(timeline.<String>path("items.find { it.type == 'escalation.not-moved' }.details.reason"))
                .isEqualTo("absorbed");
        assertThat(timeline.asString()).contains("\"recipient\"").doesNotContain("@example.com");
        assertThat(Crm.read(id).getInt("version")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"retracted", "reinstated", "confirmed"})
    void tellsHowABreachWasCorrectedAndBecauseOfWhat(String word) {
        // given
        String id = openTicket();
        String correction = UUID.randomUUID().toString();

        // when
        others.publishBreach(UUID.randomUUID().toString(), id);
        others.publishCorrection(word, correction, id);
        others.publishCorrection(word, correction, id);

        // then
        Response timeline = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> read(id, ""),
                        response -> response.<List<?>>path("items").size() == 3);
        assertThat(timeline.<List<String>>path("items.type"))
                .containsOnlyOnce("sla-breach.announced", "sla-breach." + word);
        assertThat(timeline.<String>path("items.find { it.id == '" + correction + "' }.details.cause.eventId"))
                .isEqualTo("e-3");
    }

    @Test
    void isReadPageByPageWithoutGapOrRepetition() {
        // given
        String id = openTicket();
        for (int i = 0; i < 7; i++) {
            tell(id, "note", by("'text': 'Note " + i + "'")).then().statusCode(200);
        }

        // when
        List<String> read = new ArrayList<>();
        String next = "/tickets/" + id + "/timeline?limit=3";
        while (next != null) {
            Response page = caller().urlEncodingEnabled(false).get(next);
            read.addAll(page.path("items.id"));
            String link = page.header("Link");
            next = link == null ? null : link.substring(link.indexOf('<') + 1, link.indexOf('>'));
        }

        // then
        assertThat(read).hasSize(8).doesNotHaveDuplicates();
        assertThat(read).isEqualTo(read(id, "").<List<String>>path("items.id"));
    }

    @Test
    void anAnswerInThePastIsForTheStayOfThatTime() {
        // given
        String id = opened("2026-03-02T09:00:00Z");
        others.publishMove(UUID.randomUUID().toString(), id, 1, 1);
        others.publishMove(UUID.randomUUID().toString(), id, 2, 2);
        Crm.awaitSequence(id, 2);

        // when
        Response between = tell(id, "acknowledge", by("'occurredAt': '2026-03-02T09:01:30Z'"));

        // then
        assertThat(between.<Integer>path("acknowledgement.sequence")).isEqualTo(1);
    }

    @Test
    void isRefusedForATicketThatIsNotThereAndForParametersItDoesNotRead() {
        // when
        Response unknown = read(UUID.randomUUID().toString(), "");
        Response misspelt = read(openTicket(), "?limits=3");
        Response madeUp = read(openTicket(), "?cursor=x");

        // then
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(misspelt.statusCode()).isEqualTo(400);
        assertThat(madeUp.statusCode()).isEqualTo(400);
    }

    private static Response read(String id, String query) {
        return caller().get("/tickets/" + id + "/timeline" + query);
    }

    private static String opened(String at) {
        return Crm.open(Crm.TICKET.replaceFirst("\\{", "{\"occurredAt\": \"" + at + "\", "))
                .path("id");
    }

    private static String by(String fields) {
        return ("{'by': 'Ana', " + fields + "}").replace('\'', '"');
    }
}
