package dev.tiercel.ticket.lifecycle.rest;

import static dev.tiercel.ticket.Crm.caller;
import static dev.tiercel.ticket.Crm.openTicket;
import static dev.tiercel.ticket.Crm.tell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tiercel.testing.StackTestResource;
import dev.tiercel.ticket.Crm;
import dev.tiercel.ticket.Database;
import dev.tiercel.ticket.OtherServices;
import dev.tiercel.ticket.PublishedTickets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands that their source numbered, in the order they arrive. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class SourceSequenceIT {
    private static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");
    private static final List<String> TOLD = List.of(
            "acknowledge 'sequence': 0",
            "wait 'reason': 'customer'",
            "customer-replied 'text': 'Line 4.'",
            "close 'note': 'Refused: it is not resolved.'",
            "resolve 'resolution': 'Cable replaced.'",
            "customer-replied 'text': 'Thanks!'");

    @BeforeEach
    void policiesAreKnown() {
        try (OtherServices others = new OtherServices()) {
            others.publishBothPolicies(1);
        }
        openTicket();
    }

    @Test
    void theSameCommandsEndInTheSameTicketInWhateverOrderTheyArrive() {
        // given
        Random random = new Random(7);
        List<Integer> numbers =
                new ArrayList<>(IntStream.rangeClosed(1, TOLD.size()).boxed().toList());
        Map<String, Object> inOrder = told(opened(), numbers);

        // when
        List<Map<String, Object>> tickets = IntStream.range(0, 6)
                .mapToObj(i -> {
                    Collections.shuffle(numbers, random);
                    return told(opened(), numbers);
                })
                .toList();

        // then
        assertThat(inOrder).containsEntry("status", "resolved").containsEntry("version", 6);
        assertThat(tickets).allSatisfy(ticket -> assertThat(ticket).isEqualTo(inOrder));
    }

    @Test
    void isHeldForAllToSeeUntilItsPredecessorCame() {
        // given
        String id = opened();

        // when
        Response held = tell(id, "resolve", numbered(2, "'resolution': 'Cable replaced.'"));
        Response again = tell(id, "resolve", numbered(2, "'resolution': 'Cable replaced.'"));
        List<String> meanwhile = caller().get("/tickets/" + id + "/held").path("items.state");
        List<String> timeline = caller().get("/tickets/" + id + "/timeline").path("items.type");
        int version = Crm.read(id).getInt("version");
        Response before = tell(id, "acknowledge", numbered(1, "'sequence': 0"));

        // then
        assertThat(held.statusCode()).isEqualTo(202);
        assertThat(held.header("Location")).endsWith("/tickets/" + id + "/held/2");
        assertThat(held.<Integer>path("held.sourceSequence")).isEqualTo(2);
        assertThat(held.<String>path("held.command")).isEqualTo("resolve");
        assertThat(held.<Integer>path("expected")).isEqualTo(1);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(meanwhile).containsExactly("held");
        assertThat(timeline).containsExactly("ticket.opened", "command.held");
        assertThat(version).isEqualTo(1);
        assertThat(before.<String>path("status")).isEqualTo("resolved");
        assertThat(before.<Integer>path("version")).isEqualTo(3);
        assertThat(caller().get("/tickets/" + id + "/held").<List<?>>path("items"))
                .isEmpty();
        assertThat(caller().get("/tickets/" + id + "/held/2").<String>path("state"))
                .isEqualTo("applied");
        assertThat(PublishedTickets.about(id, 3))
                .extracting(PublishedTickets::version)
                .containsExactly(1, 2, 3);
    }

    @Test
    void isGivenUpVisiblyWhenItsPredecessorDoesNotComeAndCanBeToldAgain() {
        // given
        String id = opened();
        tell(id, "resume", numbered(3, null)).then().statusCode(202);

        // when
        Database.ageHeldCommands(id, 61);

        // then
        // Not before the database has answered for a minute, and a test before this one may have taken it away.
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(
                                caller().get("/tickets/" + id + "/held/3").<String>path("state"))
                        .isEqualTo("refused"));
        JsonPath refused = caller().get("/tickets/" + id + "/held").jsonPath();
        assertThat(refused.getString("items[0].problem.type")).endsWith("/predecessor-missing");
        assertThat(refused.getString("items[0].problem.detail")).contains("1 did not come");
        assertThat(caller().get("/tickets/" + id + "/timeline").<List<String>>path("items.type"))
                .contains("command.refused");
        tell(id, "acknowledge", numbered(1, "'sequence': 0")).then().statusCode(200);
        tell(id, "wait", numbered(2, "'reason': 'vendor'")).then().statusCode(200);
        assertThat(Crm.read(id).getString("status")).isEqualTo("waiting");
        assertThat(tell(id, "resume", numbered(3, null)).<String>path("status")).isEqualTo("open");
    }

    @Test
    void aNumberToldAgainIsADuplicateOrUsed() {
        // given
        String id = opened();
        tell(id, "wait", numbered(1, "'reason': 'vendor'")).then().statusCode(200);
        Response refused = tell(id, "close", numbered(2, null));

        // when
        Response same = tell(id, "wait", numbered(1, "'reason': 'vendor'"));
        Response other = tell(id, "wait", numbered(1, "'reason': 'customer'"));
        Response refusedAgain = tell(id, "close", numbered(2, null));
        Response next = tell(id, "resume", numbered(3, null));

        // then
        assertThat(same.statusCode()).isEqualTo(200);
        assertThat(same.<Integer>path("version")).isEqualTo(2);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.<String>path("type")).endsWith("/source-sequence-used");
        assertThat(refused.<String>path("type")).endsWith("/ticket-not-resolved");
        assertThat(refusedAgain.<String>path("type")).endsWith("/ticket-not-resolved");
        assertThat(next.statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNumberedHigherCannotHaveHappenedEarlier() {
        // given
        String id = opened();
        tell(id, "wait", numbered(1, "'reason': 'vendor', 'occurredAt': '2026-03-02T10:00:00Z'"))
                .then()
                .statusCode(200);

        // when
        Response response = tell(id, "resume", numbered(2, "'occurredAt': '2026-03-02T09:59:59.999Z'"));

        // then
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.<String>path("type")).endsWith("/out-of-order");
    }

    @Test
    void aHeldMergeIsCarriedOutWhenItsTurnComes() {
        // given
        String into = openTicket();
        String id = opened();
        tell(id, "merge", numbered(2, "'into': '" + into + "'")).then().statusCode(202);

        // when
        Response response = tell(id, "acknowledge", numbered(1, "'sequence': 0"));

        // then
        assertThat(response.<String>path("status")).isEqualTo("merged");
        assertThat(Crm.read(into).getList("links.to")).containsExactly(id);
    }

    @Test
    void aKeyReplaysTheFirstAnswer() {
        // given
        String id = opened();
        String key = UUID.randomUUID().toString();
        String note = numbered(1, "'text': 'Cable?'");
        Response first = caller().header("Idempotency-Key", key).body(note).post("/tickets/" + id + "/note");
        tell(id, "note", numbered(2, "'text': 'Cable!'")).then().statusCode(200);

        // when
        Response again = caller().header("Idempotency-Key", key).body(note).post("/tickets/" + id + "/note");
        Response other = caller().header("Idempotency-Key", key)
                .body(numbered(3, "'text': 'Other.'"))
                .post("/tickets/" + id + "/note");

        // then
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(other.statusCode()).isEqualTo(422);
    }

    private static Map<String, Object> told(String id, List<Integer> numbers) {
        for (int number : numbers) {
            String[] command = TOLD.get(number - 1).split(" ", 2);
            Response response = tell(
                    id,
                    command[0],
                    numbered(number, command[1] + ", 'occurredAt': '" + OPENED.plusSeconds(60L * number) + "'"));
            assertThat(response.statusCode()).isIn(200, 202, 409);
        }
        Map<String, Object> ticket = Crm.read(id).getMap("");
        ticket.remove("id");
        return ticket;
    }

    private static String opened() {
        return Crm.open(Crm.TICKET.replaceFirst("\\{", "{\"occurredAt\": \"" + OPENED + "\", "))
                .path("id");
    }

    private static String numbered(int number, String fields) {
        return ("{'by': 'Ana', 'sourceSequence': " + number + (fields == null ? "" : ", " + fields) + "}")
                .replace('\'', '"');
    }
}
