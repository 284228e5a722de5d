package dev.tiercel.notification.deliveries.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import dev.tiercel.notification.Broker;
import dev.tiercel.notification.Events;
import dev.tiercel.notification.OutsideWorld;
import dev.tiercel.notification.deliveries.kafka.EventJson;
import dev.tiercel.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@QuarkusTestResource(OutsideWorld.class)
class MailIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    GreenMail mailServer;

    private final String ticket = Broker.newTicket();
    private final String ada = "ada-" + ticket + "@example.org";
    private final String responder = "r-" + ticket;
    private final String responderAddress = responder + "@example.org";
    private Broker broker;

    @BeforeEach
    void connect() {
        broker = new Broker();
    }

    @AfterEach
    void disconnect() {
        broker.close();
    }

    @Test
    void tellsTheCustomerAndTheResponderTheWholeStory() throws Exception {
        // given
        broker.publishPerson(responder, responderAddress);

        // when
        String opened = broker.publish("ticket-created", EventJson.CREATED, ticket, Events.created(ticket, ada));
        List<JsonNode> ofOpening = broker.outcomesOf(opened, 2);
        String moved =
                broker.publish("escalated", EventJson.MOVED, ticket, Events.moved(ticket, "timed-out", responder));
        broker.outcomesOf(moved, 3);
        String resolved = broker.publish("resolved", EventJson.RESOLVED, ticket, Events.resolved(ticket, ada));
        broker.outcomesOf(resolved, 2);

        // then
        assertThat(subjectsTo(ada))
                .containsExactly(
                        "We have received your request: Printer on fire",
                        "Your request was escalated to Specialised agents: Printer on fire",
                        "Resolved: Printer on fire");
        assertThat(subjectsTo(responderAddress))
                .containsExactly("[P1] Escalated to tier 2 (Specialised agents): Printer on fire");
        JsonNode mail = ofOpening.stream()
                .filter(outcome -> outcome.get("channel").asText().equals("mail"))
                .findFirst()
                .orElseThrow();
        MimeMessage letter = mailsTo(ada).get(0);
        assertThat(letter.getMessageID()).isEqualTo("<" + mail.get("deliveryId").asText() + "@tiercel>");
        assertThat(letter.getFrom()).extracting(Object::toString).containsExactly("Tiercel <tiercel@localhost>");
        MimeMultipart parts = (MimeMultipart) letter.getContent();
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("Dear Ada Byron", ticket);
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
    }

    @Test
    void sendsOneMailHoweverOftenTheEventComes() throws Exception {
        // given
        String event = UUID.randomUUID().toString();

        // when
        for (int i = 0; i < 5; i++) {
            broker.publish("ticket-created", EventJson.CREATED, ticket, Events.created(ticket, ada), event);
        }
        String later = broker.publish("resolved", EventJson.RESOLVED, ticket, Events.resolved(ticket, ada));

        // then
        broker.outcomesOf(event, 2);
        broker.outcomesOf(later, 2);
        assertThat(subjectsTo(ada))
                .containsExactlyInAnyOrder(
                        "We have received your request: Printer on fire", "Resolved: Printer on fire");
    }

    @Test
    void tellsTheCustomerOfAnEscalationThatCameBeforeTheTicket() throws Exception {
        // given
        String moved = broker.publish("escalated", EventJson.MOVED, ticket, Events.moved(ticket, "manual"));
        broker.outcomesOf(moved, 1);

        // when
        broker.publish("ticket-created", EventJson.CREATED, ticket, Events.created(ticket, ada));

        // then
        broker.outcomesOf(moved, 2);
        Awaitility.await()
                .untilAsserted(() -> assertThat(subjectsTo(ada))
                        .containsExactlyInAnyOrder(
                                "We have received your request: Printer on fire",
                                "Your request was escalated to Specialised agents: Printer on fire"));
    }

    @Test
    void tellsTheCustomerAndTheTierThatTheTicketIsReopened() {
        // given
        broker.publishPerson(responder, responderAddress);
        broker.publish("resolved", EventJson.RESOLVED, ticket, Events.resolved(ticket, ada));
        String moved =
                broker.publish("escalated", EventJson.MOVED, ticket, Events.moved(ticket, "timed-out", responder));
        broker.outcomesOf(moved, 3);

        // when
        String reopened = broker.publish("ticket-updated", EventJson.REOPENED, ticket, Events.reopened(ticket, ada));

        // then
        broker.outcomesOf(reopened, 3);
        assertThat(subjectsTo(ada)).contains("We have taken up your request again: Printer on fire");
        assertThat(subjectsTo(responderAddress))
                .contains("[P1] Reopened at tier 2 (Specialised agents): Printer on fire");
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed", "cancelled", "merged"})
    void saysNothingByMailOfTheEndAndStillSendsWhatWasPending(String end) {
        // given
        broker.publish("ticket-created", EventJson.CREATED, ticket, Events.created(ticket, null));
        String moved =
                broker.publish("escalated", EventJson.MOVED, ticket, Events.moved(ticket, "assigned", responder));

        // when
        String ended = broker.publish(
                "ticket-updated", "dev.tiercel.ticket." + end + ".v1", ticket, Events.ended(ticket, end, ada));
        broker.outcomesOf(ended, 1);
        broker.publishPerson(responder, responderAddress);

        // then
        broker.outcomesOf(moved, 2);
        assertThat(mailsTo(responderAddress)).hasSize(1);
        assertThat(mailsTo(ada)).isEmpty();
    }

    @Test
    void givesUpAResponderWhoHasLeftAndTakesUpOneWhoCameBack() {
        // given
        broker.publishPerson(responder, responderAddress);
        broker.publishPersonLeft(responder);
        broker.publish("ticket-created", EventJson.CREATED, ticket, Events.created(ticket, null));

        // when
        String toOneWhoLeft =
                broker.publish("escalated", EventJson.MOVED, ticket, Events.moved(ticket, "assigned", responder));
        List<JsonNode> outcomes = broker.outcomesOf(toOneWhoLeft, 2);
        broker.publishPerson(responder, responderAddress);
        String toOneWhoIsBack =
                broker.publish("escalated", EventJson.MOVED, ticket, Events.moved(ticket, "manual", responder));

        // then
        assertThat(outcomes)
                .anySatisfy(outcome ->
                        assertThat(outcome.path("reason").asText()).isEqualTo("the person has left the directory"));
        broker.outcomesOf(toOneWhoIsBack, 2);
        assertThat(mailsTo(responderAddress)).hasSize(1);
    }

    @Test
    void waitsForAResponderTheDirectoryDoesNotKnowYet() throws Exception {
        // given
        broker.publish("ticket-created", EventJson.CREATED, ticket, Events.created(ticket, null));
        String moved =
                broker.publish("escalated", EventJson.MOVED, ticket, Events.moved(ticket, "assigned", responder));
        Awaitility.await()
                .untilAsserted(() -> assertThat(deliveries())
                        .anySatisfy(
                                delivery -> assertThat(delivery.path("reason").asText())
                                        .isEqualTo("the person is not in the directory")));

        // when
        broker.publishPerson(responder, responderAddress);

        // then
        broker.outcomesOf(moved, 2);
        assertThat(mailsTo(responderAddress)).hasSize(1);
    }

    @Test
    void tellsTheResponderWithoutTheTicketWhenItDoesNotCome() throws Exception {
        // given
        broker.publishPerson(responder, responderAddress);

        // when
        String moved =
                broker.publish("escalated", EventJson.MOVED, ticket, Events.moved(ticket, "assigned", responder));

        // then
        broker.outcomesOf(moved, 2);
        assertThat(subjectsTo(responderAddress))
                .containsExactly("Assigned to tier 2 (Specialised agents): ticket " + ticket);
    }

    @Test
    void deliversOnceAfterTheMailServerCameBack() throws Exception {
        // given
        mailServer.stop();
        String opened = broker.publish("ticket-created", EventJson.CREATED, ticket, Events.created(ticket, ada));
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(deliveries())
                        .anySatisfy(delivery ->
                                assertThat(delivery.path("attempts").asInt()).isGreaterThanOrEqualTo(2)));
        assertThat(broker.outcomesSoFar(opened))
                .noneSatisfy(
                        outcome -> assertThat(outcome.get("channel").asText()).isEqualTo("mail"));

        // when
        mailServer.start();

        // then
        broker.outcomesOf(opened, 2);
        assertThat(mailsTo(ada)).hasSize(1);
    }

    @Test
    void failsWithoutAnAttemptToReachAnAddressThatIsNone() {
        // when
        String opened =
                broker.publish("ticket-created", EventJson.CREATED, ticket, Events.created(ticket, "no address"));

        // then
        assertThat(broker.outcomesOf(opened, 2))
                .anySatisfy(outcome ->
                        assertThat(outcome.path("reason").asText()).isEqualTo("the mail address is not one"));
    }

    private Iterable<JsonNode> deliveries() {
        return RestAssured.given()
                .auth()
                .oauth2(StackTestResource.API_KEY)
                .queryParam("ticketId", ticket)
                .get("/deliveries")
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class)
                .get("items");
    }

    private List<String> subjectsTo(String address) {
        return mailsTo(address).stream().map(MailIT::subject).toList();
    }

    private List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(mailServer.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .toList();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return Arrays.stream(mail.getRecipients(Message.RecipientType.TO))
                    .anyMatch(recipient -> recipient.toString().equals(address));
        } catch (MessagingException e) {
            throw new IllegalStateException("unreadable mail", e);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException("unreadable mail", e);
        }
    }
}
