package dev.tiercel.notification.deliveries.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.standardwebhooks.Webhook;
import dev.tiercel.notification.Broker;
import dev.tiercel.notification.EndlessEndpoint;
import dev.tiercel.notification.Events;
import dev.tiercel.notification.OutsideWorld;
import dev.tiercel.notification.deliveries.kafka.EventJson;
import dev.tiercel.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@QuarkusTestResource(OutsideWorld.class)
class WebhookIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    WireMockServer endpoints;
    EndlessEndpoint endless;

    private final String ticket = Broker.newTicket();
    private Broker broker;

    @BeforeEach
    void connect() {
        broker = new Broker();
    }

    @AfterEach
    void disconnect() {
        broker.close();
        endpoints.resetAll();
    }

    @Test
    void postsEveryEventSignedWithItsBodyUnchanged() throws Exception {
        // given
        endpoints.stubFor(post(urlPathEqualTo("/crm")).willReturn(status(204)));

        // when
        String opened = broker.publish("ticket-created", EventJson.CREATED, ticket, Events.created(ticket, null));
        String waiting =
                broker.publish("ticket-updated", "dev.tiercel.ticket.waiting.v1", ticket, Events.waiting(ticket, null));
        String breached =
                broker.publish("sla-breached", "dev.tiercel.sla-breach.announced.v1", ticket, Events.breached(ticket));
        String resolved = broker.publish("resolved", EventJson.RESOLVED, ticket, Events.resolved(ticket, null));

        // then
        String deliveryId =
                broker.outcomesOf(opened, 1).get(0).get("deliveryId").asText();
        broker.outcomesOf(waiting, 1);
        broker.outcomesOf(breached, 1);
        broker.outcomesOf(resolved, 1);
        List<LoggedRequest> requests = requestsTo("crm");
        assertThat(requests).hasSize(4).allSatisfy(WebhookIT::verify);
        LoggedRequest first = requests.stream()
                .filter(request -> request.getHeader("webhook-id").equals(deliveryId))
                .findFirst()
                .orElseThrow();
        assertThat(first.getUrl()).isEqualTo("/crm?from=tiercel");
        assertThat(first.getHeader("content-type")).startsWith("application/json");
        JsonNode body = JSON.readTree(first.getBody());
        assertThat(body.get("type").asText()).isEqualTo(EventJson.CREATED);
        assertThat(body.get("timestamp").asText()).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(body.get("data")).isEqualTo(JSON.readTree(Events.created(ticket, null)));
    }

    @Test
    void triesAnEndpointThatAnswersFiveHundredAgainWithTheSameId() {
        // given
        endpoints.stubFor(post(urlPathEqualTo("/flaky"))
                .inScenario("flaky")
                .willReturn(status(500))
                .willSetStateTo("recovered"));
        endpoints.stubFor(post(urlPathEqualTo("/flaky"))
                .inScenario("flaky")
                .whenScenarioStateIs("recovered")
                .willReturn(status(200)));

        // when
        String event = testEvent("flaky");

        // then
        assertThat(broker.outcomesOf(event, 1)).singleElement().satisfies(outcome -> {
            assertThat(outcome.has("reason")).isFalse();
            assertThat(outcome.get("attempts").asInt()).isEqualTo(2);
        });
        assertThat(requestsTo("flaky"))
                .hasSize(2)
                .allSatisfy(WebhookIT::verify)
                .extracting(request -> request.getHeader("webhook-id"))
                .containsOnly(requestsTo("flaky").get(0).getHeader("webhook-id"));
    }

    @Test
    void givesUpOnceTheScheduleIsSpentAndDoesNotCallItDelivered() {
        // given
        endpoints.stubFor(post(urlPathEqualTo("/flaky")).willReturn(status(500)));

        // when
        String event = testEvent("flaky");

        // then
        assertThat(broker.outcomesOf(event, 1)).singleElement().satisfies(outcome -> {
            assertThat(outcome.get("reason").asText())
                    .isEqualTo("given up after 4 attempts, the last: the endpoint answered HTTP 500");
            assertThat(outcome.get("attempts").asInt()).isEqualTo(4);
        });
    }

    @Test
    void anEndpointThatHangsStopsNobodyElse() {
        // given
        endpoints.stubFor(
                post(urlPathEqualTo("/hanging")).willReturn(status(200).withFixedDelay(10_000)));
        endpoints.stubFor(post(urlPathEqualTo("/crm")).willReturn(status(200)));
        List<String> hanging =
                IntStream.range(0, 3).mapToObj(i -> testEvent("hanging")).toList();

        // when
        String opened = broker.publish("ticket-created", EventJson.CREATED, ticket, Events.created(ticket, null));

        // then
        assertThat(broker.outcomesOf(opened, 1))
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.has("reason")).isFalse());
        assertThat(hanging.stream().flatMap(event -> broker.outcomesSoFar(event).stream()))
                .isEmpty();
        assertThat(broker.outcomesOf(hanging.get(0), 1))
                .singleElement()
                .satisfies(outcome ->
                        assertThat(outcome.get("reason").asText()).endsWith("the endpoint did not answer in time"));
    }

    @Test
    void doesNotAskAnEndpointThatIsGoneTwice() {
        // given
        endpoints.stubFor(post(urlPathEqualTo("/gone")).willReturn(status(410)));

        // when
        String event = testEvent("gone");

        // then
        assertThat(broker.outcomesOf(event, 1))
                .singleElement()
                .satisfies(outcome ->
                        assertThat(outcome.get("reason").asText()).isEqualTo("the endpoint is gone, HTTP 410"));
        assertThat(requestsTo("gone")).hasSize(1);
    }

    @Test
    void doesNotFollowARedirect() {
        // given
        endpoints.stubFor(post(urlPathEqualTo("/redirecting"))
                .willReturn(status(307).withHeader("Location", endpoints.baseUrl() + "/inwards")));

        // when
        String event = testEvent("redirecting");

        // then
        assertThat(broker.outcomesOf(event, 1))
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.get("reason").asText()).endsWith("HTTP 307"));
        endpoints.verify(0, postRequestedFor(urlPathEqualTo("/inwards")));
    }

    @Test
    void hangsUpOnAnAnswerThatNeverEnds() {
        // when
        List<String> events =
                IntStream.range(0, 3).mapToObj(i -> testEvent("endless")).toList();

        // then
        assertThat(events)
                .allSatisfy(event -> assertThat(broker.outcomesOf(event, 1))
                        .singleElement()
                        .satisfies(outcome -> assertThat(outcome.has("reason")).isFalse()));
        Awaitility.await().until(() -> endless.hungUp() >= 3);
    }

    @Test
    void waitsAsLongAsABusyEndpointAsks() {
        // given
        endpoints.stubFor(post(anyUrl())
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(status(503).withHeader("Retry-After", "2"))
                .willSetStateTo("rested"));
        endpoints.stubFor(
                post(anyUrl()).inScenario("busy").whenScenarioStateIs("rested").willReturn(status(200)));

        // when
        String event = testEvent("busy");

        // then
        broker.outcomesOf(event, 1);
        List<LoggedRequest> requests = requestsTo("busy");
        assertThat(requests).hasSize(2);
        assertThat(requests.get(1).getLoggedDate().getTime()
                        - requests.get(0).getLoggedDate().getTime())
                .isGreaterThanOrEqualTo(2_000);
    }

    private String testEvent(String endpoint) {
        return broker.publish("ticket-updated", "dev.tiercel.test." + endpoint + ".v1", ticket, "{}");
    }

    private List<LoggedRequest> requestsTo(String endpoint) {
        return endpoints.findAll(postRequestedFor(urlPathEqualTo("/" + endpoint)));
    }

    private static void verify(LoggedRequest request) {
        HttpHeaders headers = HttpHeaders.of(
                request.getHeaders().all().stream()
                        .collect(Collectors.toMap(HttpHeader::key, HttpHeader::values, (one, other) -> one)),
                (name, value) -> true);
        assertThatCode(() -> new Webhook(OutsideWorld.SECRET).verify(request.getBodyAsString(), headers))
                .doesNotThrowAnyException();
    }
}
