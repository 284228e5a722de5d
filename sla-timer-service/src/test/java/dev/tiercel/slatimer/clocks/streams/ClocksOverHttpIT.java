package dev.tiercel.slatimer.clocks.streams;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tiercel.slatimer.clocks.kafka.Json;
import dev.tiercel.testing.KafkaTestResource;
import dev.tiercel.testing.TestStack;
import dev.tiercel.testing.openapi.OpenApiContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class ClocksOverHttpIT {

    private static final Instant OPENED = Instant.parse("2026-03-02T14:00:00Z");

    private final OpenApiContract contract = OpenApiContract.of("sla-timer-service", KafkaTestResource.API_KEY);

    @BeforeEach
    void awaitStart() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get("/q/health/started").then().statusCode(200));
    }

    private static void send(Event... events) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestStack.shared().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (Event event : events) {
                producer.send(event.record());
            }
        }
    }

    /** Answered after an hour of its four. */
    private static Story answered() {
        Story story = new Story(UUID.randomUUID().toString(), OPENED, "gold");
        send(
                Story.office(1, "2026-01-01T00:00:00Z"),
                Story.officePolicy("gold"),
                story.created(),
                story.replied(3_600_000));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> clocks(story.id()).statusCode(200).body("ticketVersion", equalTo(2)));
        return story;
    }

    private static ValidatableResponse clocks(String ticketId) {
        return given().auth()
                .oauth2(KafkaTestResource.API_KEY)
                .get("/clocks/" + ticketId)
                .then();
    }

    private static ValidatableResponse list(Map<String, ?> filters) {
        return given().auth()
                .oauth2(KafkaTestResource.API_KEY)
                .queryParams(filters)
                .get("/clocks")
                .then();
    }

    private static void awaitList() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> list(Map.of()).statusCode(200));
    }

    private static ValidatableResponse simulate(String body) {
        return given().auth()
                .oauth2(KafkaTestResource.API_KEY)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/simulations")
                .then();
    }

    private static JsonNode example() throws IOException {
        try (InputStream file = ClocksOverHttpIT.class.getResourceAsStream("/openapi-examples/simulate.json")) {
            return Json.MAPPER.readTree(file);
        }
    }

    @Test
    void answersAP1OpenedOnTheFridayBeforeTheClocksChangeAt18InMadridUnderTheGoldPlan() throws IOException {
        // when
        String answer = simulate(example().path("request").path("body").toString())
                .statusCode(200)
                .extract()
                .asString();

        // then
        List<String> timeline = new ArrayList<>();
        for (JsonNode entry : Json.MAPPER.readTree(answer).path("timeline")) {
            timeline.add(String.join(
                    " | ",
                    entry.path("at").asText(),
                    entry.path("what").asText() + entry.path("happening").asText(),
                    entry.path("objective").asText() + entry.path("warnAt").asText(),
                    entry.path("localAt").asText(),
                    entry.path("counted").asText()));
            if (entry.path("what").asText().equals("breach")) {
                entry.path("intervals")
                        .forEach(interval -> timeline.add("    "
                                + interval.path("localFrom").asText() + " to "
                                + interval.path("localTo").asText() + " "
                                + interval.path("why").asText()));
            }
        }
        assertThat(timeline)
                .containsExactly(
                        "2026-03-27T17:00:00Z | opened |  |  | ",
                        "2026-03-27T17:45:00Z | warning | first-responsePT15M"
                                + " | Fri 2026-03-27 18:45 +01:00 Europe/Madrid | PT45M",
                        "2026-03-27T17:50:00Z | happenedreplied |  |  | ",
                        "2026-03-30T14:24:00Z | warning | resolution80%"
                                + " | Mon 2026-03-30 16:24 +02:00 Europe/Madrid | PT6H24M",
                        "2026-03-30T16:00:00Z | breach | resolution"
                                + " | Mon 2026-03-30 18:00 +02:00 Europe/Madrid | PT8H",
                        "    Fri 2026-03-27 18:00 +01:00 Europe/Madrid to Fri 2026-03-27 19:00 +01:00 Europe/Madrid"
                                + " working-hours",
                        "    Fri 2026-03-27 19:00 +01:00 Europe/Madrid to Mon 2026-03-30 09:00 +02:00 Europe/Madrid"
                                + " outside-hours",
                        "    Mon 2026-03-30 09:00 +02:00 Europe/Madrid to Mon 2026-03-30 14:00 +02:00 Europe/Madrid"
                                + " working-hours",
                        "    Mon 2026-03-30 14:00 +02:00 Europe/Madrid to Mon 2026-03-30 16:00 +02:00 Europe/Madrid"
                                + " outside-hours",
                        "    Mon 2026-03-30 16:00 +02:00 Europe/Madrid to Mon 2026-03-30 18:00 +02:00 Europe/Madrid"
                                + " working-hours");
    }

    @Test
    void simulatesAPolicyAndACalendarThatArePublished() {
        // given
        answered();

        // then
        simulate("""
                {"policy":{"id":"gold"},"ticket":{"openedAt":"2026-03-02T14:00:00Z","priority":"P1"}}""")
                .statusCode(200)
                .body(
                        "timeline.findAll { it.what == 'breach' }.at",
                        equalTo(List.of("2026-03-03T10:00:00Z", "2026-03-04T14:00:00Z")));
    }

    @Test
    void simulatesTheClocksOfTheTiersATicketComesTo() {
        // given
        answered();
        String request = """
                {"policy":{"id":"gold"},"ticket":{"openedAt":"2026-03-02T14:00:00Z","priority":"P1"},\
                "stays":[{"tier":1,"startedAt":"2026-03-02T14:00:00Z","limits":{"tier-response":"PT15M"}},\
                {"tier":2,"startedAt":"2026-03-02T15:30:00Z","limits":{"tier-resolution":{"P1":"PT1H","P2":"1wd",\
                "P3":"1wd","P4":"1wd"}},"calendar":"office","warnAt":["50%"]}],"until":"2026-03-03T09:00:00Z"}""";

        // then
        simulate(request)
                .statusCode(200)
                .body("timeline.findAll { it.what == 'moved' }.sequence", equalTo(List.of(1, 2)))
                .body(
                        "timeline.findAll { it.tier != null && it.what != 'moved' }"
                                + ".collect { it.at + ' ' + it.what + ' ' + it.objective + ' ' + it.tier }",
                        equalTo(List.of(
                                "2026-03-02T14:15:00Z breach tier-response 1",
                                "2026-03-02T16:00:00Z warning tier-resolution 2",
                                "2026-03-03T08:30:00Z breach tier-resolution 2")))
                .body("clocks.find { it.tier == 2 }.state", equalTo("breached-and-running"));
        simulate(request.replace("\"office\"", "\"nowhere\""))
                .statusCode(400)
                .body("violations[0].field", equalTo("stays[1].calendar"))
                .body("violations[0].message", containsString("nowhere (expected: 24x7, a calendar that is published"));
        simulate(request.replace("\"tier\":2", "\"tier\":0"))
                .statusCode(400)
                .body("violations[0].field", equalTo("stays[1].tier"))
                .body("violations[0].message", containsString("expected: >= 1"));
    }

    @Test
    void saysWhereARequestIsWrongAndWhatIsAllowed() throws IOException {
        // given
        String request = example().path("request").path("body").toString();

        // then
        simulate(request.replace("\"PT8H\"", "\"PT0S\""))
                .statusCode(400)
                .body("violations[0].field", equalTo("policy.objectives[1].targets.P1"))
                .body("violations[0].message", containsString("expected: an ISO 8601 duration"));
        simulate(request.replace("\"madrid\",\"objectives", "\"nowhere\",\"objectives"))
                .statusCode(400)
                .body("violations[0].message", containsString("nowhere (expected: 24x7, a calendar that is published"));
        simulate(request.replace("\"happenings\"", "\"hapenings\""))
                .statusCode(400)
                .body("violations[0].field", equalTo("hapenings"));
        simulate("{").statusCode(400);
    }

    @Test
    void explainsWhatCountedForAClock() {
        // given
        Story story = answered();

        // then
        clocks(story.id())
                .statusCode(200)
                .body("clocks[0].objective", equalTo("first-response"))
                .body("clocks[0].state", equalTo("met"))
                .body("clocks[0].spent", equalTo("PT1H"))
                .body("clocks[0].intervals[0].why", equalTo("working-hours"))
                .body("clocks[0].policy.version", equalTo(1))
                .body("clocks[0].calendar.version", equalTo(1));
    }

    @Test
    void knowsNoTicketNobodyToldItOf() {
        clocks(UUID.randomUUID().toString())
                .statusCode(404)
                .body("type", equalTo("https://tiercel.dev/problems/unknown-ticket"));
    }

    @Test
    void listsWhatIsOpenAndNothingElse() {
        // given
        Story story = answered();
        awaitList();

        // then
        list(Map.of("policy", "gold", "state", "breached-and-running", "limit", 200))
                .statusCode(200)
                .body("items.findAll { it.ticketId == '" + story.id() + "' }.objective", equalTo(List.of("resolution")))
                .body(
                        "items.findAll { it.ticketId == '" + story.id() + "' }.dueAt",
                        equalTo(List.of("2026-03-04T14:00:00Z")));
        list(Map.of("policy", "gold", "dueBefore", "2026-03-04T15:00:00+01:00"))
                .statusCode(200)
                .body("items", empty());
        list(Map.of("priority", "P3")).statusCode(200).body("items", empty());
    }

    @Test
    void goesOnWhereTheLinkPoints() {
        // given
        answered();
        answered();
        awaitList();

        // when
        ValidatableResponse page = list(Map.of("policy", "gold", "limit", 1)).statusCode(200);
        String link = page.extract().header("Link");
        String next = link.substring(1, link.indexOf('>'));

        // then
        assertThat(next).contains("policy=gold", "limit=1", "cursor=");
        String shown = page.extract().path("items[0].ticketId");
        given().auth()
                .oauth2(KafkaTestResource.API_KEY)
                .urlEncodingEnabled(false)
                .get(next)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].ticketId", not(equalTo(shown)));
    }

    @ParameterizedTest
    @CsvSource({
        "dueBefore, tomorrow, ISO 8601 with offset or Z",
        "state, met, 'running, paused or breached-and-running'",
        "priority, P5, 'P1, P2, P3, P4'",
        "tier, 0, a whole number from 1 to 9999",
        "limit, 201, a whole number from 1 to 200",
        "cursor, made-up, one taken from a Link header of it",
        "cursor, Y2xvY2tzCm5vdwpvbmU, one taken from a Link header of it",
        "overdue, true, one of cursor"
    })
    void saysWhichFilterIsWrongAndWhatIsAllowed(String parameter, String value, String allowed) {
        list(Map.of(parameter, value))
                .statusCode(400)
                .body("violations[0].field", equalTo(parameter))
                .body("violations[0].message", containsString("expected: " + allowed));
    }

    @Test
    void keepsItsExamples() {
        awaitList();
        contract.keepsItsExamples(operationId ->
                Map.of("01957f2e-8a4b-7c31-9d20-3f5b7a6c1e42", answered().id()));
    }
}
