package dev.tiercel.escalation;

import static dev.tiercel.escalation.Events.OPENED;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tiercel.escalation.rulebook.EscalationPolicy.Repeat;
import dev.tiercel.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What people ask for over REST, and what becomes of tickets whose policy or status changes meanwhile. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class MovesIT {

    private static final Instant DUE = OPENED.plus(Duration.ofHours(24));

    @Inject
    DataSource database;

    @Test
    void aTicketIsHandedUpToATierBackAndToAnotherTeam() {
        // given
        Events ticket = opened(new Events());
        // when
        ask(ticket, "hand-up", "{'by':'ana','reason':'needs an expert','toTier':3}")
                .statusCode(200);
        ask(ticket, "hand-back", "{'by':'elena','reason':'not for experts'}").statusCode(200);
        ask(ticket, "functional-move", "{'by':'ana','reason':'a matter of its own','team':'specialists'}")
                .statusCode(200)
                .body("kind", equalTo("functional"), "toTier", equalTo(1), "team", equalTo("specialists"))
                .body("responders", equalTo(List.of("carla", "dimitri")));
        // then
        List<ConsumerRecord<String, byte[]>> records = Broker.escalated(ticket.ticketId, 4);
        assertThat(records)
                .extracting(Broker::story)
                .containsExactly("assigned 1 #1", "manual 1>3 #2", "handed-back 3>1 #3", "functional 1>1 #4");
        JsonNode last = Broker.body(records.get(3));
        assertThat(last.at("/cause/reason").asText()).isEqualTo("a matter of its own");
        assertThat(last.at("/stays/3/limits/tier-resolution/P1").asText()).isEqualTo("PT24H");
    }

    @Test
    void aTicketThatGoesOntoAnotherPathMovesOnByIt() {
        // given
        new Books(database, "default").path("network", 1, 2, null);
        Events ticket = opened(new Events());
        // when
        ask(ticket, "functional-move", "{'by':'ana','reason':'it is the network','escalationPolicy':'network'}")
                .statusCode(200)
                .body("policy.id", equalTo("network"), "toTier", equalTo(1), "team", equalTo("network-1"));
        Broker.send(ticket.tierBreached("tier-resolution", 2, DUE));
        // then
        assertThat(Broker.escalated(ticket.ticketId, 3))
                .extracting(Broker::story)
                .containsExactly("assigned 1 #1", "functional 1>1 #2", "timed-out 1>2 #3");
        read(ticket)
                .body("tier", equalTo(2), "team", equalTo("network-2"), "responders[0]", equalTo("member-network-2"))
                .body("nextMoveBy.id", equalTo("network"), "moves[1].cause.by", equalTo("ana"));
        JsonNode stays = Broker.body(Broker.escalated(ticket.ticketId).get(2)).path("stays");
        assertThat(stays)
                .extracting(stay -> stay.at("/policy/id").asText())
                .containsExactly("three-level", "network", "network");
    }

    @Test
    void whatCannotBeIsRefusedWithATypeOfItsOwn() {
        // given
        Events ticket = opened(new Events());
        // then
        refused(ticket, "hand-back", "{'by':'ana','reason':'down'}", "first-tier");
        refused(ticket, "hand-up", "{'by':'ana','reason':'up','toTier':9}", "unknown-tier");
        refused(ticket, "functional-move", "{'by':'a','reason':'b','team':'frontline'}", "same-team");
        refused(ticket, "functional-move", "{'by':'a','reason':'b','team':'nobody'}", "unknown-team");
        refused(ticket, "functional-move", "{'by':'a','reason':'b','escalationPolicy':'nowhere'}", "unknown-policy");
        refused(ticket, "functional-move", "{'by':'a','reason':'b','escalationPolicy':'three-level'}", "same-path");
        refused(ticket, "hand-up", "{'by':'ana','reason':'up','sequence':7}", "stale-sequence");
        ask(ticket, "hand-up", "{'by':'ana','reason':'up','toTier':3}").statusCode(200);
        refused(ticket, "hand-back", "{'by':'ana','reason':'down','toTier':3}", "wrong-direction");
        refused(ticket, "hand-up", "{'by':'ana','reason':'up'}", "last-tier");
    }

    @Test
    void aTeamThatChangesWhileTicketsAreInItIsTheOneTheNextMoveFinds() {
        // given
        Books book = new Books(database, "default").path("staffed", 1, 3, null);
        Events ticket = opened(new Events("staffed", 1));
        // when
        book.team("staffed-2", "newcomer", "member-staffed-2").remove("staffed-3");
        // then
        ask(ticket, "hand-up", "{'by':'ana','reason':'up'}")
                .statusCode(200)
                .body("responders", equalTo(List.of("newcomer", "member-staffed-2")));
        ask(ticket, "hand-up", "{'by':'ana','reason':'up'}")
                .statusCode(200)
                .body("team", equalTo("staffed-3"), "responders", hasSize(0));
        refused(ticket, "functional-move", "{'by':'a','reason':'b','team':'staffed-3'}", "unknown-team");
        ask(ticket, "hand-back", "{'by':'ana','reason':'nobody there'}")
                .statusCode(200)
                .body("toTier", equalTo(2));
    }

    @Test
    void aMergedTicketAnswersTheBreachThatWasUnderWayOnceAndIsMovedByNobody() {
        // given
        Events ticket = opened(new Events());
        // when
        Broker.send(ticket.changed(2, "merged", "merged"));
        awaitVersion(ticket, 2);
        Broker.send(ticket.tierBreached("tier-resolution", 1, DUE), ticket.tierBreached("tier-resolution", 1, DUE));
        // then
        assertThat(Broker.escalated(ticket.ticketId, 2))
                .extracting(Broker::story)
                .containsExactly("assigned 1 #1", "not-moved finished");
        refused(ticket, "hand-up", "{'by':'ana','reason':'up'}", "ticket-finished");
        read(ticket).body("state", equalTo("finished"), "answers", hasSize(1));
    }

    @Test
    void aReopenedTicketIsLiveAgainInItsStay() {
        // given
        Events ticket = opened(new Events());
        Broker.send(ticket.resolved(2, 1, OPENED.plusSeconds(60)), ticket.changed(3, "closed", "closed"));
        awaitVersion(ticket, 3);
        // when
        Broker.send(ticket.changed(4, "reopened", "open"));
        awaitVersion(ticket, 4);
        Broker.send(ticket.tierBreached("tier-resolution", 1, DUE));
        // then
        assertThat(Broker.escalated(ticket.ticketId, 2))
                .extracting(Broker::story)
                .containsExactly("assigned 1 #1", "timed-out 1>2 #2");
    }

    @Test
    void aTicketMovedToAnEditedPolicyGoesOnByItAndKeepsTheStayItHas() {
        // given
        Books book = new Books(database, "default").path("edited", 1, 3, null);
        Events ticket = opened(new Events("edited", 1));
        ask(ticket, "hand-up", "{'by':'ana','reason':'up','toTier':3}").statusCode(200);
        book.path("edited", 2, 2, null);
        // when
        Broker.send(ticket.movedTo(2, "edited", 2));
        awaitVersion(ticket, 2);
        // then
        read(ticket)
                .body("tier", equalTo(3), "policy.version", equalTo(1), "nextMoveBy.version", equalTo(2))
                .body("sequence", equalTo(2));
        refused(ticket, "hand-up", "{'by':'ana','reason':'up'}", "last-tier");
        ask(ticket, "hand-back", "{'by':'ana','reason':'down'}")
                .statusCode(200)
                .body("toTier", equalTo(1), "policy.version", equalTo(2));
    }

    @Test
    void aPolicyVersionThatIsNotHereLeavesTheTicketOnItsPath() {
        // given
        Events ticket = opened(new Events());
        // when
        Broker.send(ticket.movedTo(2, "three-level", 77));
        awaitVersion(ticket, 2);
        Broker.send(ticket.tierBreached("tier-resolution", 1, DUE));
        // then
        assertThat(Broker.escalated(ticket.ticketId, 2))
                .extracting(Broker::story)
                .containsExactly("assigned 1 #1", "timed-out 1>2 #2");
        read(ticket).body("nextMoveBy.version", equalTo(1));
    }

    @Test
    void theNewestOfTiersTellsWhereTheTicketStands() {
        // given
        Events ticket = opened(new Events());
        ask(ticket, "hand-up", "{'by':'ana','reason':'up'}").statusCode(200);
        // when
        List<ConsumerRecord<String, byte[]>> standing = Broker.reader()
                .await(
                        record -> ticket.ticketId.equals(record.key())
                                && Broker.body(record).path("sequence").asInt() == 2,
                        "tiers");
        // then
        assertThat(Broker.problems(standing.get(0))).isEmpty();
        JsonNode body = Broker.body(standing.get(0));
        assertThat(body.path("tier").asInt()).isEqualTo(2);
        assertThat(body.path("stays")).hasSize(2);
        assertThat(body.path("responders")).extracting(JsonNode::asText).containsExactly("carla", "dimitri");
    }

    @Test
    void aPathThatRepeatsStartsAgainBeforeItIsExhausted() {
        // given
        new Books(database, "default").path("again", 1, 2, new Repeat(1, 1));
        Events ticket = new Events("again", 1);
        // when
        Broker.send(
                ticket.created(),
                ticket.tierBreached("tier-resolution", 1, DUE),
                ticket.tierBreached("tier-resolution", 2, DUE.plusSeconds(3600)),
                ticket.tierBreached("tier-resolution", 3, DUE.plusSeconds(7200)),
                ticket.tierBreached("tier-resolution", 4, DUE.plusSeconds(9000)));
        // then
        List<ConsumerRecord<String, byte[]>> records = Broker.escalated(ticket.ticketId, 5);
        assertThat(records)
                .extracting(Broker::story)
                .containsExactly(
                        "assigned 1 #1", "timed-out 1>2 #2", "repeated 2>1 #3", "timed-out 1>2 #4", "exhausted 2>2 #5");
        assertThat(Broker.body(records.get(2)).path("repeat").asInt()).isEqualTo(1);
        assertThat(Broker.body(records.get(3)).has("repeat")).isFalse();
    }

    @Test
    void aRequestThatNamesAnotherStateOfTheTicketIsRefused() {
        // given
        Events ticket = opened(new Events());
        String etag = read(ticket).extract().header("ETag");
        // when
        String moved = ask(ticket, "hand-up", "{'by':'ana','reason':'up'}", "If-Match", etag)
                .statusCode(200)
                .extract()
                .header("ETag");
        // then
        assertThat(etag).isEqualTo("\"1\"");
        assertThat(moved).isEqualTo("\"2\"");
        ask(ticket, "hand-up", "{'by':'ana','reason':'up'}", "If-Match", etag)
                .statusCode(412)
                .body("type", equalTo("https://tiercel.dev/problems/version-mismatch"));
        ask(ticket, "hand-back", "{'by':'ana','reason':'down'}", "If-Match", "*")
                .statusCode(200);
    }

    @Test
    void aRequestThatIsSentAgainIsCarriedOutOnce() {
        // given
        Events ticket = opened(new Events());
        String body = "{'by':'ana','reason':'needs a specialist'}";
        String key = UUID.randomUUID().toString();
        // when
        String first =
                ask(ticket, "hand-up", body, "Idempotency-Key", key).extract().asString();
        ValidatableResponse again = ask(ticket, "hand-up", body, "Idempotency-Key", key);
        // then
        again.statusCode(200).header("Idempotency-Replayed", "true").header("ETag", "\"2\"");
        assertThat(again.extract().asString()).isEqualTo(first);
        read(ticket).body("sequence", equalTo(2));
        ask(ticket, "hand-up", body.replace("needs", "wants"), "Idempotency-Key", key)
                .statusCode(422);
    }

    @Test
    void aFunctionalMoveHasOneDestination() {
        // given
        Events ticket = opened(new Events());
        List<String> wrong = List.of(
                "{'by':'a','reason':'b'}",
                "{'by':'a','reason':'b','team':'experts','escalationPolicy':'network'}",
                "{'by':'a','reason':'b','team':'experts','tier':2}",
                "{'by':'a','reason':'b','team':'Ex perts'}");
        // then
        for (String body : wrong) {
            ask(ticket, "functional-move", body)
                    .statusCode(400)
                    .body("violations[0].field", endsWith("team"), "violations[0].message", containsString("expected"));
        }
    }

    private static Events opened(Events ticket) {
        Broker.send(ticket.created());
        Broker.escalated(ticket.ticketId, 1);
        return ticket;
    }

    private static void awaitVersion(Events ticket, int version) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> read(ticket).body("ticketVersion", equalTo(version)));
    }

    private static void refused(Events ticket, String verb, String body, String type) {
        ask(ticket, verb, body)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("https://tiercel.dev/problems/" + type));
    }

    private static ValidatableResponse ask(Events ticket, String verb, String body, String... header) {
        RequestSpecification request = authorised();
        if (header.length > 0) {
            request.header(header[0], header[1]);
        }
        return request.contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .post("/escalations/" + ticket.ticketId + "/" + verb)
                .then();
    }

    private static ValidatableResponse read(Events ticket) {
        return authorised().get("/escalations/" + ticket.ticketId).then().statusCode(200);
    }

    private static RequestSpecification authorised() {
        return given().header("Authorization", "Bearer " + StackTestResource.API_KEY);
    }
}
