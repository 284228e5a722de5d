package dev.tiercel.notification.deliveries.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.tiercel.notification.Broker;
import dev.tiercel.notification.Events;
import dev.tiercel.notification.OutsideWorld;
import dev.tiercel.notification.deliveries.kafka.EventJson;
import dev.tiercel.testing.StackTestResource;
import dev.tiercel.testing.openapi.OpenApiContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@QuarkusTestResource(OutsideWorld.class)
class DeliveryResourceIT {

    @BeforeAll
    static void lookAtEveryAnswer() {
        RestAssured.replaceFiltersWith(OpenApiContract.of("notification-service", StackTestResource.API_KEY)
                .answers());
    }

    @AfterAll
    static void lookAway() {
        RestAssured.replaceFiltersWith(List.of());
    }

    private final String ticket = Broker.newTicket();

    @Test
    void showsWhatBecameOfEachMessageAndNoAddress() {
        // given
        try (Broker broker = new Broker()) {
            String opened = broker.publish(
                    "ticket-created",
                    EventJson.CREATED,
                    ticket,
                    Events.created(ticket, "ada-" + ticket + "@example.org"));
            broker.outcomesOf(opened, 2);
        }

        // when
        String answer = withKey()
                .queryParam("ticketId", ticket)
                .get("/deliveries")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.find { it.channel == 'mail' }.status", equalTo("delivered"))
                .body("items.find { it.channel == 'mail' }.attempts", equalTo(1))
                .body("items.find { it.channel == 'mail' }.recipient.kind", equalTo("customer"))
                .body("items.find { it.channel == 'webhook' }.recipient.id", equalTo("crm"))
                .extract()
                .asString();

        // then
        assertThat(answer).doesNotContain("@");
    }

    @Test
    void hasNothingOfATicketItHeardNothingOf() {
        withKey()
                .queryParam("ticketId", ticket)
                .get("/deliveries")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void goesThroughAListPageByPage() {
        // given
        try (Broker broker = new Broker()) {
            String opened = broker.publish(
                    "ticket-created",
                    EventJson.CREATED,
                    ticket,
                    Events.created(ticket, "ada-" + ticket + "@example.org"));
            broker.outcomesOf(opened, 2);
            String resolved = broker.publish("resolved", EventJson.RESOLVED, ticket, Events.resolved(ticket, null));
            broker.outcomesOf(resolved, 1);
        }
        List<String> all = withKey()
                .queryParam("ticketId", ticket)
                .get("/deliveries")
                .then()
                .header("Link", nullValue())
                .extract()
                .path("items.deliveryId");

        // when
        List<String> paged = new ArrayList<>();
        String next = "/deliveries?ticketId=" + ticket + "&limit=1";
        while (next != null) {
            Response page = withKey().urlEncodingEnabled(false).get(next);
            paged.addAll(page.then().statusCode(200).extract().path("items.deliveryId"));
            String link = page.header("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }

        // then
        assertThat(all).hasSize(3);
        assertThat(paged).containsExactlyElementsOf(all);
    }

    @ParameterizedTest
    @CsvSource({
        "customer, delivered, 1",
        "endpoint:crm, failed, 1",
        "endpoint:crm, delivered, 0",
        "person:customer, delivered, 0"
    })
    void narrowsTheListByRecipientAndStatus(String recipient, String status, int number) {
        // given
        try (Broker broker = new Broker()) {
            String opened = broker.publish(
                    "ticket-created",
                    EventJson.CREATED,
                    ticket,
                    Events.created(ticket, "ada-" + ticket + "@example.org"));
            broker.outcomesOf(opened, 2);
        }

        // when, then
        withKey()
                .queryParam("ticketId", ticket)
                .queryParam("recipient", recipient)
                .queryParam("status", status)
                .get("/deliveries")
                .then()
                .statusCode(200)
                .body("items", hasSize(number));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ticketId=7      | ticketId  | expected: a ticket id, which is a lower-case UUID",
                "recipient=bob   | recipient | expected: customer, person: and an id, or endpoint: and a name",
                "recipient=person:%20 | recipient | blank (expected: an id after the colon)",
                "status=sent     | status    | expected: pending, delivered or failed",
                "limit=0         | limit     | not allowed (expected: a whole number from 1 to 200)",
                "cursor=made-up  | cursor    | not a cursor of this list (expected: one taken from a Link header of it)",
                "ticket=7        | ticket    | not known (expected: one of cursor, limit, recipient, status, ticketId)"
            })
    void saysWhichParameterIsWrongAndWhatIsAllowed(String query, String field, String message) {
        withKey()
                .urlEncodingEnabled(false)
                .get("/deliveries?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://tiercel.dev/problems/bad-request"))
                .body("violations.field", contains(field))
                .body("violations.in", contains("query"))
                .body("violations.message", contains(message));
    }

    @Test
    void showsPersonalDataToThoseWhoWorkOnTicketsOnly() {
        given().auth()
                .oauth2(OutsideWorld.CRM_KEY)
                .get("/deliveries")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", containsString("https://tiercel.dev/problems/"));
        given().auth().oauth2(OutsideWorld.AGENT_KEY).get("/deliveries").then().statusCode(200);
    }

    @Test
    void seesNothingOfAnotherTenant() {
        // given
        try (Broker broker = new Broker()) {
            String opened = broker.publish("ticket-created", EventJson.CREATED, ticket, Events.created(ticket, null));
            broker.outcomesOf(opened, 1);
        }

        // when, then
        given().auth()
                .oauth2(OutsideWorld.OTHER_TENANTS_KEY)
                .queryParam("ticketId", ticket)
                .get("/deliveries")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/deliveries?ticketId=01957f2e-0000-7000-8000-000000000001", "/q/metrics", "/q/openapi"})
    void asksForAKey(String path) {
        given().get(path).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/started", "/q/health/live", "/q/health/ready"})
    void answersProbesWithoutAKey(String path) {
        given().get(path).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void keepsKafkaAndTheDatabaseOutOfLiveness() {
        given().get("/q/health/live")
                .then()
                .body("checks.data.flatten()", everyItem(nullValue()))
                .body("checks.name", not(hasItem(containsString("atabase"))));
    }

    @Test
    void measuresWhatIsPending() {
        withKey()
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("tiercel_notification_deliveries_pending{channel=\"mail\""))
                .body(containsString("tiercel_notification_deliveries_oldest_pending_seconds{channel=\"webhook\""));
    }

    private static RequestSpecification withKey() {
        return given().auth().oauth2(StackTestResource.API_KEY);
    }
}
