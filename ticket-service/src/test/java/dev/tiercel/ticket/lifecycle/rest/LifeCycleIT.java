package dev.tiercel.ticket.lifecycle.rest;

import static dev.tiercel.ticket.Crm.caller;
import static dev.tiercel.ticket.Crm.openTicket;
import static dev.tiercel.ticket.Crm.tell;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tiercel.contracts.EventContracts;
import dev.tiercel.testing.RecordReader;
import dev.tiercel.testing.StackTestResource;
import dev.tiercel.ticket.Crm;
import dev.tiercel.ticket.OtherServices;
import dev.tiercel.ticket.PublishedTickets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the CRM tells, in whatever order and however late, seen by it and by a subscriber. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class LifeCycleIT {
    private static final EventContracts CONTRACTS = EventContracts.packaged();
    /** Last year, as a history that is taken over. */
    private static final Instant OPENED =
            Instant.now().minus(Duration.ofDays(365)).truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void policiesAreKnown() {
        try (OtherServices others = new OtherServices()) {
            others.publishBothPolicies(1);
        }
        openTicket();
    }

    @Test
    void aWholeLifeIsPublishedAsTheContractSays() {
        // given
        String other = openTicket();
        String id = caller().body(complete(UUID.randomUUID().toString()))
                .post("/tickets")
                .path("id");

        // when
        List<Integer> statuses = Stream.of(
                        "acknowledge {}",
                        "assign {'assignee': 'ana.lopez', 'team': 'lines'}",
                        "reassess {'impact': 'high', 'urgency': 'high', 'category': 'lines', 'reason': 'All sites.'}",
                        "note {'text': 'Looks like the cable.'}",
                        "reply {'text': 'We are at it.'}",
                        "wait {'reason': 'customer', 'note': 'Which line?'}",
                        "customer-replied {'text': 'Line 4.'}",
                        "milestone {'name': 'workaround-given'}",
                        "wait {'reason': 'vendor'}",
                        "resume {}",
                        "link {'to': '" + other + "', 'kind': 'caused-by'}",
                        "resolve {'resolution': 'Cable replaced.', 'rootCause': 'cabling'}",
                        "customer-replied {'text': 'Thanks!'}",
                        "reopen {'reason': 'It is back.'}",
                        "resolve {'resolution': 'Port replaced.', 'rootCause': 'hardware'}",
                        "close {'agreedBy': 'Ada', 'note': 'By phone.'}")
                .map(line -> line.split(" ", 2))
                .map(line -> tell(id, line[0], by(line[1])).statusCode())
                .toList();

        // then
        assertThat(statuses).containsOnly(200).hasSize(16);
        List<ConsumerRecord<String, byte[]>> records = PublishedTickets.about(id, 17);
        assertThat(records)
                .extracting(PublishedTickets::version)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 17).boxed().toList());
        assertThat(records)
                .allSatisfy(record -> assertThat(CONTRACTS.validate(record)).isEmpty());
        assertThat(records)
                .extracting(record -> RecordReader.header(record, "ce_type").replaceAll("dev.tiercel.ticket.|.v1", ""))
                .containsExactly(
                        "created",
                        "acknowledged",
                        "assigned",
                        "reassessed",
                        "noted",
                        "replied",
                        "waiting",
                        "customer-replied",
                        "milestone-reached",
                        "waiting",
                        "resumed",
                        "linked",
                        "resolved",
                        "customer-replied",
                        "reopened",
                        "resolved",
                        "closed");
        assertThat(records)
                .filteredOn(record -> RecordReader.header(record, "ce_type").contains(".resolved."))
                .allMatch(record -> record.topic().equals("resolved"));
        JsonPath ticket = Crm.read(id);
        assertThat(ticket.getString("status")).isEqualTo("closed");
        assertThat(ticket.getString("priority")).isEqualTo("P1");
        assertThat(ticket.getString("atOpening.priority")).isEqualTo("P2");
        assertThat(ticket.getString("closure.agreedBy")).isEqualTo("Ada");
        assertThat(ticket.getString("resolution.rootCause")).isEqualTo("hardware");
        assertThat(Crm.read(other).getString("linkedFrom[0].from")).isEqualTo(id);
        assertThat(Crm.read(other).getInt("version")).isEqualTo(1);
        JsonNode latest = PublishedTickets.latest(id).path("ticket");
        assertThat(latest).isEqualTo(PublishedTickets.body(records.get(16)).path("ticket"));
    }

    @Test
    void aTicketIsCancelledOnceAndForGood() {
        // given
        String id = openTicket();
        Response cancelled = tell(id, "cancel", by("{'reason': 'Not ours.'}"));

        // when
        Response reopened = tell(id, "reopen", by("{'reason': 'It is.'}"));
        Response noted = tell(id, "note", by("{'text': 'They called again.'}"));

        // then
        assertThat(cancelled.<String>path("cancellation.reason")).isEqualTo("Not ours.");
        assertThat(reopened.statusCode()).isEqualTo(409);
        assertThat(reopened.<String>path("type")).endsWith("/ticket-cancelled");
        assertThat(noted.statusCode()).isEqualTo(200);
        assertThat(PublishedTickets.about(id, 3))
                .allSatisfy(record -> assertThat(CONTRACTS.validate(record)).isEmpty());
    }

    @Test
    void aMergedTicketGoesOnAsPartOfTheOther() {
        // given
        String into = openTicket();
        String id = openTicket();

        // when
        Response merged = tell(id, "merge", by("{'into': '" + into + "'}"));
        Response again = tell(id, "merge", by("{'into': '" + into + "'}"));
        Response back = tell(into, "merge", by("{'into': '" + id + "'}"));

        // then
        assertThat(merged.<String>path("status")).isEqualTo("merged");
        assertThat(merged.<String>path("merge.into")).isEqualTo(into);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.<Integer>path("version")).isEqualTo(2);
        assertThat(back.statusCode()).isEqualTo(409);
        assertThat(back.<String>path("type")).endsWith("/target-finished");
        assertThat(Crm.read(into).getList("links.kind")).containsExactly("merged-from");
        assertThat(Stream.of(id, into).flatMap(ticket -> PublishedTickets.about(ticket, 2).stream()))
                .allSatisfy(record -> assertThat(CONTRACTS.validate(record)).isEmpty());
    }

    @Test
    void ticketsMergedIntoEachOtherAtOnceDoNotWaitForEachOtherForEver() throws Exception {
        // given
        String one = openTicket();
        String two = openTicket();
        ExecutorService callers = Executors.newFixedThreadPool(2);

        // when
        Future<Integer> first = callers.submit(
                () -> tell(one, "merge", by("{'into': '" + two + "'}")).statusCode());
        Future<Integer> second = callers.submit(
                () -> tell(two, "merge", by("{'into': '" + one + "'}")).statusCode());
        callers.shutdown();

        // then
        assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(200, 409);
    }

    @ParameterizedTest
    @CsvSource({"merge, into", "link, to"})
    void aTicketRelatesToNoneThatIsNotThereNorToItself(String command, String field) {
        // given
        String id = openTicket();
        String kind = command.equals("link") ? ", 'kind': 'related'" : "";

        // when
        Response unknown = tell(id, command, by("{'" + field + "': '" + UUID.randomUUID() + "'" + kind + "}"));
        Response itself = tell(id, command, by("{'" + field + "': '" + id + "'" + kind + "}"));

        // then
        assertThat(unknown.statusCode()).isEqualTo(409);
        assertThat(unknown.<String>path("type")).endsWith("/unknown-target");
        assertThat(itself.<String>path("type")).endsWith("/same-ticket");
    }

    @Test
    void theHistoryOfLastYearIsTakenOverInWhateverOrderItIsTold() {
        // given
        String id = openedLastYear();

        // when
        Stream.of(
                        "resolve " + at(300, "'resolution': 'Cable replaced.'"),
                        "customer-replied " + at(400, "'text': 'Thanks!'"),
                        "acknowledge " + at(100, "'sequence': 0"),
                        "wait " + at(150, "'reason': 'vendor'"),
                        "close " + at(500, ""),
                        "reply " + at(120, "'text': 'We are at it.'"))
                .map(line -> line.split(" ", 2))
                .forEach(line -> tell(id, line[0], line[1]).then().statusCode(200));

        // then
        JsonPath ticket = Crm.read(id);
        assertThat(ticket.getString("openedAt")).isEqualTo(OPENED.toString());
        assertThat(ticket.getString("updatedAt"))
                .isEqualTo(OPENED.plusSeconds(500).toString());
        assertThat(ticket.getString("status")).isEqualTo("closed");
        assertThat(ticket.getList("history.type"))
                .containsExactly(
                        "opened", "acknowledged", "replied", "waiting", "resolved", "customer-replied", "closed");
        List<ConsumerRecord<String, byte[]>> records = PublishedTickets.about(id, 7);
        assertThat(records)
                .allSatisfy(record -> assertThat(CONTRACTS.validate(record)).isEmpty());
        assertThat(records)
                .extracting(record -> RecordReader.header(record, "ce_time"))
                .containsExactlyElementsOf(IntStream.of(0, 300, 400, 100, 150, 500, 120)
                        .mapToObj(second -> OPENED.plusSeconds(second).toString())
                        .toList());
    }

    @Test
    void whatWouldMakeLaterThingsIllegalIsRefusedNamingThem() {
        // given
        String id = openedLastYear();
        tell(id, "acknowledge", at(200, "'sequence': 0")).then().statusCode(200);

        // when
        Response response = tell(id, "cancel", at(100, "'reason': 'Not ours.'"));

        // then
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.<String>path("type")).endsWith("/contradicts-later");
        assertThat(response.<String>path("contradicts.type")).isEqualTo("acknowledged");
        assertThat(response.<String>path("contradicts.occurredAt"))
                .isEqualTo(OPENED.plusSeconds(200).toString());
        assertThat(Crm.read(id).getInt("version")).isEqualTo(2);
    }

    @Test
    void aLateToldThingToldAgainIsADuplicate() {
        // given
        String id = openedLastYear();
        tell(id, "note", at(100, "'text': 'Cable?'")).then().statusCode(200);
        tell(id, "note", at(200, "'text': 'Cable!'")).then().statusCode(200);

        // when
        Response again = tell(id, "note", at(100, "'text': 'Cable?'"));

        // then
        assertThat(again.<Integer>path("version")).isEqualTo(3);
    }

    @Test
    void theCrmPostsTwice() {
        // given
        String reference = UUID.randomUUID().toString();
        Response first = Crm.open(complete(reference));

        // when
        Response again = Crm.open(complete(reference));
        Response other = Crm.open(complete(reference).replace("No dial tone", "No tone at all"));

        // then
        String id = first.path("id");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.<String>path("id")).isEqualTo(id);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.<String>path("type")).endsWith("/reference-taken");
        assertThat(other.<String>path("ticketId")).isEqualTo(id);
        assertThat(PublishedTickets.about(id, 1)).hasSize(1);
    }

    @Test
    void theCrmPostsTwiceAtOnce() throws Exception {
        // given
        String body = complete(UUID.randomUUID().toString());
        ExecutorService callers = Executors.newFixedThreadPool(4);

        // when
        List<Future<Response>> answers = IntStream.range(0, 4)
                .mapToObj(i -> callers.submit(() -> Crm.open(body)))
                .toList();
        callers.shutdown();

        // then
        List<Response> responses = new ArrayList<>();
        for (Future<Response> answer : answers) {
            responses.add(answer.get());
        }
        assertThat(responses).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 200, 200, 200);
        assertThat(responses)
                .extracting(response -> response.<String>path("id"))
                .containsOnly(responses.get(0).<String>path("id"));
    }

    @Test
    void aChangeThatNamesAnotherVersionIsRefusedWithTheOneThereIs() {
        // given
        String id = openTicket();
        String etag = caller().get("/tickets/" + id).header("ETag");
        tell(id, "note", by("{'text': 'x'}")).then().statusCode(200);

        // when
        Response stale =
                caller().header("If-Match", etag).body(by("{'text': 'y'}")).post("/tickets/" + id + "/note");
        Response fresh =
                caller().header("If-Match", "\"2\"").body(by("{'text': 'y'}")).post("/tickets/" + id + "/note");

        // then
        assertThat(etag).isEqualTo("\"1\"");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.<Integer>path("currentVersion")).isEqualTo(2);
        assertThat(fresh.header("ETag")).isEqualTo("\"3\"");
    }

    private static String openedLastYear() {
        return Crm.open(Crm.TICKET.replaceFirst("\\{", "{\"occurredAt\": \"" + OPENED + "\", "))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String complete(String reference) {
        return ("{'subject': 'No dial tone', 'description': 'Since nine.', 'category': 'telephony', 'impact': 'high',"
                        + " 'urgency': 'medium', 'channel': 'phone', 'attributes': {'site': 'Madrid', 'floor': '2'},"
                        + " 'source': {'system': 'crm', 'reference': '" + reference + "'}, 'by': 'Ana Lopez',"
                        + " 'customer': {'id': 'C-1', 'name': 'Ada', 'email': 'ada@example.com', 'phone': '+34 91',"
                        + " 'plan': 'gold', 'language': 'es', 'preferredChannel': 'email'}}")
                .replace('\'', '"');
    }

    /** Seconds after the opening of last year. */
    private static String at(int second, String fields) {
        return by(
                "{'occurredAt': '" + OPENED.plusSeconds(second) + "'" + (fields.isEmpty() ? "" : ", " + fields) + "}");
    }

    private static String by(String fields) {
        String rest = fields.equals("{}") ? "}" : ", " + fields.substring(1);
        return ("{'by': 'Ana Lopez'" + rest).replace('\'', '"');
    }
}
