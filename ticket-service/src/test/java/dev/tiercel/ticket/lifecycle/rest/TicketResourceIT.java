package dev.tiercel.ticket.lifecycle.rest;

import static dev.tiercel.ticket.Crm.caller;
import static dev.tiercel.ticket.Crm.openTicket;
import static dev.tiercel.ticket.Crm.tell;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tiercel.contracts.EventContracts;
import dev.tiercel.testing.RecordReader;
import dev.tiercel.testing.StackTestResource;
import dev.tiercel.ticket.Crm;
import dev.tiercel.ticket.Database;
import dev.tiercel.ticket.OtherServices;
import dev.tiercel.ticket.PublishedTickets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class TicketResourceIT {
    private static final String BY_ANA = "{\"by\": \"ana\"}";
    private static final EventContracts CONTRACTS = EventContracts.packaged();

    @BeforeEach
    void policiesAreKnown() {
        try (OtherServices others = new OtherServices()) {
            others.publishBothPolicies(1);
        }
        openTicket();
    }

    @Test
    void opensATicketUnderTheNewestPolicies() {
        // when
        Response response = caller().body(Crm.TICKET).post("/tickets");

        // then
        String id = response.path("id");
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.header("Location")).endsWith("/tickets/" + id);
        assertThat(response.<Integer>path("version")).isEqualTo(1);
        assertThat(response.<String>path("status")).isEqualTo("open");
        assertThat(response.<String>path("atOpening.slaPolicy.id")).isEqualTo("standard");
        assertThat(response.<String>path("atOpening.escalationPolicy.id")).isEqualTo("three-level");
        assertThat(response.<Object>path("tier")).isNull();
        assertThat(caller().get("/tickets/" + id).asString()).isEqualTo(response.asString());
    }

    @Test
    void everyChangeIsPublishedOnceInOrderAndKeepsTheContract() {
        // given
        String id = openTicket();

        // when
        Stream.of("acknowledge " + BY_ANA, "wait {\"by\": \"ana\", \"reason\": \"vendor\"}", "resume " + BY_ANA)
                .forEach(command -> tell(id, command.split(" ", 2)[0], command.split(" ", 2)[1])
                        .then()
                        .statusCode(200));
        Response resolved = tell(id, "resolve", "{\"by\": \"ana\", \"resolution\": \"Line reset.\\nTwice.\"}");

        // then
        List<ConsumerRecord<String, byte[]>> records = PublishedTickets.about(id, 5);
        assertThat(records).extracting(PublishedTickets::version).containsExactly(1, 2, 3, 4, 5);
        assertThat(records)
                .extracting(record -> record.topic() + " " + RecordReader.header(record, "ce_type"))
                .containsExactly(
                        "ticket-created dev.tiercel.ticket.created.v1",
                        "ticket-updated dev.tiercel.ticket.acknowledged.v1",
                        "ticket-updated dev.tiercel.ticket.waiting.v1",
                        "ticket-updated dev.tiercel.ticket.resumed.v1",
                        "resolved dev.tiercel.ticket.resolved.v1");
        assertThat(records)
                .allSatisfy(record -> assertThat(CONTRACTS.validate(record)).isEmpty());
        assertThat(records)
                .extracting(record -> RecordReader.header(record, "ce_id"))
                .doesNotHaveDuplicates();
        assertThat(resolved.<Integer>path("version")).isEqualTo(5);
        assertThat(resolved.<List<String>>path("history.type"))
                .containsExactly("opened", "acknowledged", "waiting", "resumed", "resolved");
        assertThat(PublishedTickets.body(records.get(4)).path("ticket").toString())
                .isEqualTo(resolved.asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acknowledge | {'by': 'ana'}",
                "wait | {'by': 'ana', 'reason': 'customer'}",
                "resolve | {'by': 'ana', 'resolution': 'Line reset.'}"
            })
    void aCommandSentTwiceMakesOneVersion(String command, String body) {
        // given
        String id = openTicket();
        String json = body.replace('\'', '"');
        tell(id, command, json).then().statusCode(200);

        // when
        Response again = tell(id, command, json);

        // then
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.<Integer>path("version")).isEqualTo(2);
        assertThat(PublishedTickets.about(id, 2)).hasSize(2);
    }

    @Test
    void parallelCommandsMakeVersionsWithoutGapsPublishedInOrder() throws Exception {
        // given
        String id = openTicket();
        ExecutorService callers = Executors.newFixedThreadPool(8);

        // when
        List<Future<Integer>> answers = IntStream.range(0, 60)
                .mapToObj(i -> callers.submit(() -> (i % 2 == 0
                                ? tell(id, "wait", "{\"by\": \"w" + i + "\", \"reason\": \"other\"}")
                                : tell(id, "resume", "{\"by\": \"r" + i + "\"}"))
                        .statusCode()))
                .toList();
        callers.shutdown();

        // then
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(200);
        }
        int version = Crm.read(id).getInt("version");
        List<ConsumerRecord<String, byte[]>> records = PublishedTickets.about(id, version);
        assertThat(records)
                .extracting(PublishedTickets::version)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, version).boxed().toList());
        assertThat(records.subList(1, version))
                .isSortedAccordingTo((left, right) -> Long.compare(left.offset(), right.offset()));
    }

    static Stream<Arguments> badTickets() {
        return Stream.of(
                arguments("", "", "expected: a JSON object"),
                arguments("{}", "subject", "missing (expected: 1 to 200 characters, one line)"),
                arguments(ticket("'subject': ' '"), "subject", "blank (expected: 1 to 200 characters, one line)"),
                arguments(ticket("'subject': 'a\\u0000b'"), "subject", "not allowed"),
                arguments(ticket("'subject': 'a\\ud800b'"), "subject", "not allowed"),
                arguments(ticket("'subject': 'a\\nb'"), "subject", "not allowed"),
                arguments(ticket("'subject': '" + "x".repeat(201) + "'"), "subject", "201 characters"),
                arguments(ticket("'priority': 'P5'"), "priority", "expected: one of P1, P2, P3, P4"),
                arguments(ticket("'priority': null"), "priority", "or impact and urgency"),
                arguments(ticket("'impact': 'high', 'urgency': 'low'"), "priority", "named beside impact"),
                arguments(ticket("'priority': null, 'impact': 'high'"), "priority", "or impact and urgency"),
                arguments(ticket("'urgency': 'urgent'"), "urgency", "expected: one of high, medium, low"),
                arguments(ticket("'channel': 'fax'"), "channel", "expected: one of phone, email"),
                arguments(ticket("'source': {'system': 'crm'}"), "source.reference", "missing"),
                arguments(ticket("'attributes': {'1st': 'x'}"), "attributes", "a letter first"),
                arguments(ticket("'attributes': {'site': null}"), "attributes.site", "at most 500 characters"),
                arguments(ticket("'attributes': {'site': 'a\\u0000'}"), "attributes.site", "one line"),
                arguments(ticket("'occurredAt': 'yesterday'"), "occurredAt", "ISO 8601"),
                arguments(ticket("'occurredAt': '2026-03-02T09:00:00'"), "occurredAt", "with offset or Z"),
                arguments(ticket("'occurredAt': '9999-01-01T00:00:00Z'"), "occurredAt", "in the future"),
                arguments(ticket("'occurredAt': '1969-12-31T23:59:59Z'"), "occurredAt", "1970 or later"),
                arguments(ticket("'sourceSequence': 0"), "sourceSequence", "from 1 to 1000000000"),
                arguments(ticket("'customer': null"), "customer", "missing"),
                arguments(ticket("'customer': {'name': ''}"), "customer.name", "blank"),
                arguments(ticket("'customer': {'name': 'A', 'language': 'e'}"), "customer.language", "a language tag"),
                arguments(ticket("'customer': {'name': 'A', 'email': 'a@b, c@d'}"), "customer.email", "one address"),
                arguments(ticket("'description': '" + "x".repeat(20_001) + "'"), "description", "20001 characters"));
    }

    @ParameterizedTest(name = "[{index}] {1}: {2}")
    @MethodSource("badTickets")
    void badInputIsRefusedByFieldAndLeavesNothing(String body, String field, String expected) {
        // given
        PublishedTickets.about(openTicket(), 1);
        long before = Database.rowsOfTickets();

        // when
        Response response = Crm.open(body);

        // then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.<String>path("type")).startsWith("https://tiercel.dev/problems/");
        assertThat(response.<List<String>>path("violations.findAll { it.field == '%s' }.message".formatted(field)))
                .anySatisfy(message -> assertThat(message).contains(expected));
        assertThat(Database.rowsOfTickets()).isEqualTo(before);
    }

    static Stream<Arguments> unreadableTickets() {
        return Stream.of(
                arguments("{", "The body is not JSON: line 1"),
                arguments("[]", "of another type (expected: a JSON object)"),
                arguments(ticket("'severity': 'high'"), "expected: one of attributes, by, category"),
                arguments(ticket("'customer': 'Ada'"), "\"field\":\"customer\""),
                arguments(ticket("'customer': {'name': 'Ada', 'mail': 'a@b'}"), "\"field\":\"customer.mail\""),
                arguments(ticket("'subject': {}"), "of another type (expected: text)"));
    }

    @ParameterizedTest
    @MethodSource("unreadableTickets")
    void unreadableInputIsRefusedAndLeavesNothing(String body, String named) {
        // given
        PublishedTickets.about(openTicket(), 1);
        long before = Database.rowsOfTickets();

        // when
        Response response = Crm.open(body);

        // then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.asString()).contains(named);
        assertThat(Database.rowsOfTickets()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acknowledge | {'by': 'ana', 'sequence': -1} | sequence",
                "acknowledge | {'by': 'ana', 'sequence': 1.5} | sequence",
                "acknowledge | {'by': 'ana', 'sequence': '1'} | sequence",
                "acknowledge | {} | by",
                "wait | {'by': 'ana', 'reason': 'lunch'} | reason",
                "wait | {'by': 'ana'} | reason",
                "resume | {'by': ''} | by",
                "resolve | {'by': 'ana'} | resolution",
                "resolve | {'by': 'ana', 'resolution': ' '} | resolution",
                "reply | {'by': 'ana'} | text",
                "reassess | {'by': 'ana'} | priority",
                "reassess | {'by': 'ana', 'impact': 'low'} | priority",
                "reassess | {'by': 'ana', 'priority': 'P1', 'impact': 'low', 'urgency': 'low'} | priority",
                "assign | {'by': 'ana', 'assignee': 'Ana Lopez'} | assignee",
                "milestone | {'by': 'ana', 'name': 'Half way'} | name",
                "reopen | {'by': 'ana'} | reason",
                "cancel | {'by': 'ana', 'reason': ''} | reason",
                "merge | {'by': 'ana', 'into': '42'} | into",
                "link | {'by': 'ana', 'to': '42', 'kind': 'related'} | to",
                "link | {'by': 'ana', 'to': '019590f3-4c00-7abc-8def-0123456789ab', 'kind': 'merged-from'} | kind",
                "note | {'by': 'ana', 'text': 'x', 'occurredAt': '9999-01-01T00:00:00Z'} | occurredAt",
                "note | {'by': 'ana', 'text': 'x', 'sourceSequence': 1000000001} | sourceSequence"
            })
    void aBadCommandIsRefusedByFieldAndChangesNothing(String command, String body, String field) {
        // given
        String id = openTicket();

        // when
        Response response = tell(id, command, body.replace('\'', '"'));

        // then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.asString()).contains(field);
        assertThat(Crm.read(id).getInt("version")).isEqualTo(1);
    }

    @Test
    void aResolvedTicketRefusesWithTheReasonAndItsStatus() {
        // given
        String id = openTicket();
        tell(id, "resolve", "{\"by\": \"ana\", \"resolution\": \"Line reset.\"}")
                .then()
                .statusCode(200);

        // when
        Response response = tell(id, "wait", "{\"by\": \"ana\", \"reason\": \"vendor\"}");

        // then
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.<String>path("type")).isEqualTo("https://tiercel.dev/problems/ticket-resolved");
        assertThat(response.<String>path("ticketStatus")).isEqualTo("resolved");
        assertThat(response.<String>path("detail")).contains(id, "resolved");
    }

    @Test
    void anUnknownTicketIsNotFound() {
        // given
        String id = UUID.randomUUID().toString();

        // when
        List<Response> responses = List.of(caller().get("/tickets/" + id), tell(id, "acknowledge", BY_ANA));

        // then
        assertThat(responses).allSatisfy(response -> {
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.<String>path("type")).isEqualTo("https://tiercel.dev/problems/unknown-ticket");
        });
    }

    @Test
    void aMalformedIdIsRefusedWithWhatIsAllowed() {
        // when
        List<Response> responses = List.of(caller().get("/tickets/42"), tell("42", "acknowledge", BY_ANA));

        // then
        assertThat(responses).allSatisfy(response -> {
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.<List<String>>path("violations.field")).containsExactly("id");
            assertThat(response.<List<String>>path("violations.message").get(0)).contains("lower-case UUID");
        });
    }

    @Test
    void theTraceOfTheRequestGoesOnWithTheEvent() {
        // given
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        // when
        String id = caller().header("traceparent", trace)
                .body(Crm.TICKET)
                .post("/tickets")
                .path("id");

        // then
        assertThat(PublishedTickets.about(id, 1))
                .extracting(record -> RecordReader.header(record, "traceparent"))
                .containsExactly(trace);
    }

    @Test
    void nothingButHealthAnswersWithoutAKey() {
        // when
        List<Response> closed = List.of(
                given().contentType("application/json").body(Crm.TICKET).post("/tickets"),
                given().get("/tickets/" + UUID.randomUUID()),
                given().header("Authorization", "Bearer wrong").get("/tickets/" + UUID.randomUUID()),
                given().get("/q/metrics"));

        // then
        assertThat(closed).extracting(Response::statusCode).containsOnly(401);
        assertThat(Stream.of("started", "ready", "live")
                        .map(probe -> given().get("/q/health/" + probe).statusCode()))
                .containsOnly(200);
    }

    @Test
    void livenessKnowsNeitherKafkaNorTheDatabase() {
        // when
        Response live = given().get("/q/health/live");

        // then
        assertThat(live.asString()).doesNotContain("events", "PostgreSQL", "Database", "[OK]");
    }

    @Test
    void readinessNamesWhatItDependsOnAndThatIsNotKafka() {
        // when
        Response ready = given().get("/q/health/ready");

        // then
        assertThat(ready.<List<String>>path("checks.name"))
                .contains("rule-book", "outbox-relay", "Reactive PostgreSQL connections health check");
        assertThat(ready.asString()).doesNotContain("events");
    }

    @Test
    void metricsCountCommandsByWhatBecameOfThem() {
        // given
        String id = openTicket();
        tell(id, "resume", BY_ANA).then().statusCode(200);

        // when
        String metrics = caller().get("/q/metrics").asString();

        // then
        assertThat(metrics)
                .containsPattern(
                        "tiercel_ticket_commands_total\\{[^}]*command=\"resume\",outcome=\"duplicate\"[^}]*} \\d");
    }

    private static String ticket(String field) {
        // A field may be given once only.
        String complete = Stream.of("'subject': 'No dial tone'", "'priority': 'P2'", "'customer': {'name': 'Ada'}")
                .filter(usual -> !field.contains(usual.substring(0, usual.indexOf(':') + 1)))
                .collect(Collectors.joining(", ", "{", ", "));
        return (complete + field + "}").replace('\'', '"');
    }
}
