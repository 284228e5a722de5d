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
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@QuarkusTestResource(OutsideWorld.class)
class DeliveryResourceIT {

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
                .body("deliveries", hasSize(2))
                .body("deliveries.find { it.channel == 'mail' }.state", equalTo("delivered"))
                .body("deliveries.find { it.channel == 'mail' }.attempts", equalTo(1))
                .body("deliveries.find { it.channel == 'mail' }.recipient.kind", equalTo("customer"))
                .body("deliveries.find { it.channel == 'webhook' }.recipient.id", equalTo("crm"))
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
                .body("deliveries", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/deliveries", "/deliveries?ticketId=7", "/deliveries?ticketId="})
    void saysWhatATicketIdLooksLike(String path) {
        withKey()
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", containsString("https://tiercel.dev/problems/"))
                .body("violations.message", contains("expected: a ticket id, which is a lower-case UUID"))
                .body("violations.field", contains(containsString("ticketId")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/deliveries?ticketId=01957f2e-0000-7000-8000-000000000001", "/q/metrics"})
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
