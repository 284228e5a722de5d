package dev.tiercel.escalation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.tiercel.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding tickets by where they are. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class EscalationSearchIT {

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    @Inject
    DataSource database;

    @Test
    void findsTicketsByTheirCurrentStay() {
        // given
        new Books(database, "default").path("found", 1, 2, null);
        Events low = opened("found");
        Events high = opened("found");
        Events done = opened("found");
        handUp(high);
        Broker.send(done.changed(2, "cancelled", "cancelled"));
        // then
        Awaitility.await()
                .untilAsserted(() -> assertThat(ids("?team=found-1&open=true")).containsExactly(low.ticketId));
        assertThat(ids("?team=found-1")).containsExactly(done.ticketId, low.ticketId);
        assertThat(ids("?team=found-1&open=false")).containsExactly(done.ticketId);
        assertThat(ids("?responder=member-found-2")).containsExactly(high.ticketId);
        assertThat(ids("?responder=member-found-2&tier=1")).isEmpty();
        assertThat(ids("?team=found-2&tier=2&kind=manual&open=true")).containsExactly(high.ticketId);
        list("?team=found-2")
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("at-tier"), "items[0].policy.id", equalTo("found"))
                .body("items[0].acknowledged", equalTo(false), "items[0].sequence", equalTo(2));
    }

    @Test
    void pagesThroughAllOfThemNewestFirst() {
        // given
        new Books(database, "default").path("paged", 1, 1, null);
        List<String> opened = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            opened.add(0, opened("paged").ticketId);
        }
        // when
        List<String> seen = new ArrayList<>();
        String next = "/escalations?team=paged-1&limit=2";
        int pages = 0;
        while (next != null) {
            ValidatableResponse page = authorised(next).statusCode(200);
            seen.addAll(page.extract().path("items.ticketId"));
            next = nextOf(page.extract().header("Link"));
            pages++;
        }
        // then
        assertThat(seen).isEqualTo(opened);
        assertThat(pages).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tier=0",
                "tier=high",
                "tier=1.5",
                "open=maybe",
                "kind=praised",
                "team=A B",
                "responder=%00",
                "limit=0",
                "limit=201",
                "cursor=x",
                "level=2",
                "tier=1&tier=2",
                // Made up: the end of time, and an id the database has no text for.
                "cursor=ZXNjYWxhdGlvbnMKKzk5OTk5OTk5OS0xMi0zMVQyMzo1OTo1OVoKMDE5NjAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAx",
                "cursor=ZXNjYWxhdGlvbnMKMjAyNi0wMy0wMlQwOTowMDowMFoKAA"
            })
    void aConditionThatIsNotKnownIsRefusedByName(String query) {
        // given
        String name = query.substring(0, query.indexOf('='));
        // then
        authorised("/escalations?" + query)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo(name), "violations[0].in", equalTo("query"))
                .body("violations[0].message", containsString("expected"));
    }

    private static Events opened(String policy) {
        Events ticket = new Events(policy, 1);
        Broker.send(ticket.created());
        Broker.escalated(ticket.ticketId, 1);
        return ticket;
    }

    private static void handUp(Events ticket) {
        given().header("Authorization", "Bearer " + StackTestResource.API_KEY)
                .contentType("application/json")
                .body("{\"by\":\"ana\",\"reason\":\"up\"}")
                .post("/escalations/" + ticket.ticketId + "/hand-up")
                .then()
                .statusCode(200);
    }

    private static List<String> ids(String query) {
        return list(query).extract().path("items.ticketId");
    }

    private static ValidatableResponse list(String query) {
        return authorised("/escalations" + query).statusCode(200);
    }

    private static ValidatableResponse authorised(String path) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + StackTestResource.API_KEY)
                .get(path.replace(" ", "%20"))
                .then();
    }

    private static String nextOf(String link) {
        if (link == null) {
            return null;
        }
        Matcher matcher = NEXT.matcher(link);
        assertThat(matcher.matches()).as(link).isTrue();
        return matcher.group(1);
    }
}
