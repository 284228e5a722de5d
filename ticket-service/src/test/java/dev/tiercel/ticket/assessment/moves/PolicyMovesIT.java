package dev.tiercel.ticket.assessment.moves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tiercel.contracts.EventContracts;
import dev.tiercel.testing.RecordReader;
import dev.tiercel.testing.StackTestResource;
import dev.tiercel.ticket.Database;
import dev.tiercel.ticket.OtherServices;
import dev.tiercel.ticket.PublishedTickets;
import dev.tiercel.ticket.Tenant;
import dev.tiercel.ticket.assessment.OwnPolicies;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@TestProfile(OwnPolicies.class)
class PolicyMovesIT {
    private static final Tenant TENANT = Tenant.MOVES;
    private static final String BY_LENA = "{\"by\": \"lena\"}";

    private OtherServices others;
    /** Policies of one test alone, so that tickets of others are not among those it moves. */
    private String policy;

    @BeforeEach
    void start() {
        others = new OtherServices();
        policy = "p-" + UUID.randomUUID().toString().substring(0, 8);
        TENANT.publishPolicies(others, "own", 1);
        TENANT.publishPolicies(others, policy, 1);
    }

    @AfterEach
    void stop() {
        others.close();
    }

    /** A ticket under version 1 of both policies of this test. */
    private String ticket(String priority, String plan) {
        String id = TENANT.open("""
                {"subject": "Move me", "priority": "%s", "customer": {"name": "Ada", "plan": "%s"}, "category": "%s"}""".formatted(priority, plan, policy));
        move("""
                {"by": "setup", "dryRun": false, "slaPolicy": {"to": {"id": "%1$s", "version": 1}},
                 "escalationPolicy": {"to": {"id": "%1$s", "version": 1}}, "filter": {"plan": ["%2$s"]}}""".formatted(policy, plan));
        return id;
    }

    private String order(boolean dryRun, String filter) {
        return """
                {"by": "lena", "dryRun": %2$s,
                 "slaPolicy": {"from": {"id": "%1$s", "version": 1}, "to": {"id": "%1$s", "version": 2}}%3$s}""".formatted(policy, dryRun, filter);
    }

    private static Response post(String body) {
        return TENANT.caller().body(body).post("/policy-moves");
    }

    /** Orders and waits until it is carried out. */
    private static JsonPath move(String body) {
        Response started = post(body);
        assertThat(started.statusCode()).as(started.asString()).isEqualTo(202);
        return finished(started.header("Location"));
    }

    private static JsonPath finished(String location) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> TENANT.caller().get(location).then().extract(),
                        move -> "finished".equals(move.path("state")))
                .jsonPath();
    }

    @Test
    void aDryRunShowsWhatWouldBeDoneAndDoesNothing() {
        // given
        String plan = policy + "-plan";
        String id = ticket("P2", plan);
        long version = TENANT.read(id).getLong("version");
        TENANT.publish(others, "sla-policy", policy, 2, "{}");

        // when
        Response preview = post(order(true, ""));
        Response unsaid = post(order(true, "").replace("\"dryRun\": true,", ""));

        // then
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.<Boolean>path("dryRun")).isTrue();
        assertThat(preview.<Integer>path("count")).isEqualTo(1);
        assertThat(preview.<List<Map<String, Object>>>path("tickets"))
                .containsExactly(Map.of(
                        "id",
                        id,
                        "subject",
                        "Move me",
                        "status",
                        "open",
                        "priority",
                        "P2",
                        "plan",
                        plan,
                        "from",
                        Map.of("slaPolicy", ref(1), "escalationPolicy", ref(1)),
                        "to",
                        Map.of("slaPolicy", ref(2), "escalationPolicy", ref(1))));
        assertThat(unsaid.asString()).isEqualTo(preview.asString());
        assertThat(TENANT.read(id).getLong("version")).isEqualTo(version);
    }

    private Map<String, Object> ref(int version) {
        return Map.of("id", policy, "version", version);
    }

    @Test
    void whatIsNotFinishedIsMovedAndToldAndTheRestStaysAsItIs() {
        // given
        String plan = policy + "-plan";
        String open = ticket("P2", plan);
        String waiting = ticket("P3", plan);
        String resolved = ticket("P4", plan);
        String closed = ticket("P2", plan);
        String another = ticket("P2", plan);
        TENANT.tell(waiting, "wait", "{\"by\": \"ana\", \"reason\": \"customer\"}");
        for (String id : List.of(resolved, closed)) {
            TENANT.tell(id, "resolve", "{\"by\": \"ana\", \"resolution\": \"Done.\"}");
        }
        TENANT.tell(closed, "close", BY_LENA);
        TENANT.tell(another, "cancel", "{\"by\": \"ana\", \"reason\": \"None.\"}");
        TENANT.publish(others, "sla-policy", policy, 2, "{}");

        // when
        JsonPath move = move(order(false, ""));

        // then
        assertThat(move.getString("by")).isEqualTo("lena");
        assertThat(List.of(
                        move.getInt("count"), move.getInt("changed"), move.getInt("unchanged"), move.getInt("refused")))
                .containsExactly(3, 3, 0, 0);
        for (String id : List.of(open, waiting, resolved)) {
            JsonPath ticket = TENANT.read(id);
            assertThat(ticket.getMap("policies")).isEqualTo(Map.of("slaPolicy", ref(2), "escalationPolicy", ref(1)));
            assertThat(ticket.getString("atOpening.slaPolicy.id")).isEqualTo("own");
            assertThat(ticket.getString("history[-1].type")).isEqualTo("policies-changed");
            assertThat(ticket.getString("history[-1].by")).isEqualTo("lena");
        }
        for (String id : List.of(closed, another)) {
            assertThat(TENANT.read(id).getMap("policies.slaPolicy")).isEqualTo(ref(1));
        }
        int version = TENANT.read(open).getInt("version");
        ConsumerRecord<String, byte[]> told =
                PublishedTickets.about(open, version).get(version - 1);
        assertThat(RecordReader.header(told, "ce_type")).isEqualTo("dev.tiercel.ticket.policies-changed.v1");
        assertThat(EventContracts.packaged().validate(told)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ", 'filter': {'priority': ['P1', 'P2']} | 2",
                ", 'filter': {'priority': ['P4']} | 0",
                ", 'filter': {'status': ['waiting']} | 1",
                ", 'filter': {'plan': ['nobody-has-it']} | 0",
                ", 'escalationPolicy': {'from': {'id': 'own'}, 'to': {'id': 'own', 'version': 1}} | 0"
            })
    void onlyWhatTheOrderIsAboutIsMoved(String filter, int matched) {
        // given
        String plan = policy + "-plan";
        ticket("P1", plan);
        ticket("P2", plan);
        String waiting = ticket("P3", plan);
        TENANT.tell(waiting, "wait", "{\"by\": \"ana\", \"reason\": \"customer\"}");
        TENANT.publish(others, "sla-policy", policy, 2, "{}");

        // when
        JsonPath move = move(order(false, filter.replace('\'', '"')));

        // then
        assertThat(move.getInt("changed")).isEqualTo(matched);
        assertThat(post(order(true, "")).<Integer>path("count")).isEqualTo(3 - matched);
    }

    @Test
    void anOrderThatIsSentAgainIsCarriedOutOnce() {
        // given
        ticket("P2", policy + "-plan");
        TENANT.publish(others, "sla-policy", policy, 2, "{}");
        String key = UUID.randomUUID().toString();

        // when
        List<String> answers = IntStream.range(0, 2)
                .mapToObj(i -> TENANT.caller()
                        .header("Idempotency-Key", key)
                        .body(order(false, ""))
                        .post("/policy-moves")
                        .then()
                        .statusCode(202)
                        .extract()
                        .asString())
                .toList();

        // then
        assertThat(answers.get(1)).isEqualTo(answers.get(0));
        assertThat(finished("/policy-moves/" + JsonPath.from(answers.get(0)).getString("id"))
                        .getInt("changed"))
                .isEqualTo(1);
    }

    @Test
    void manyOrdersAtOnceMoveEachTicketOnce() {
        // given
        Tenant tenant = Tenant.MOVES_AT_ONCE;
        tenant.publishPolicies(others, "own", 1);
        List<String> ids = IntStream.range(0, 30)
                .mapToObj(i ->
                        tenant.open("{\"subject\": \"Move\", \"priority\": \"P2\", \"customer\": {\"name\": \"Ada\"}}"))
                .toList();
        tenant.publish(others, "sla-policy", "own", 2, "{}");

        // when
        List<String> moves = IntStream.range(0, 5)
                .mapToObj(i -> tenant.caller()
                        .body("{\"by\": \"lena\", \"dryRun\": false,"
                                + " \"slaPolicy\": {\"to\": {\"id\": \"own\", \"version\": 2}}}")
                        .post("/policy-moves")
                        .then()
                        .statusCode(202)
                        .extract()
                        .<String>path("id"))
                .toList();

        // then
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(tenant.caller().get("/policy-moves").<List<String>>path("items.state"))
                                .hasSize(5)
                                .containsOnly("finished"));
        assertThat(tenant.caller().get("/policy-moves").<List<String>>path("items.id"))
                .containsExactlyInAnyOrderElementsOf(moves);
        assertThat(tenant.caller().get("/policy-moves").<List<Integer>>path("items.changed").stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(30);
        assertThat(ids).allMatch(id -> tenant.read(id).getInt("version") == 2);
    }

    @Test
    void aTicketThatCannotBeReadIsPassedOverAndShown() {
        // given
        String plan = policy + "-plan";
        List<String> ids = List.of(ticket("P2", plan), ticket("P2", plan), ticket("P2", plan));
        TENANT.publish(others, "sla-policy", policy, 2, "{}");
        Database.spoil(ids.get(1));

        // when
        JsonPath move = move(order(false, ""));

        // then
        assertThat(move.getInt("changed")).isEqualTo(2);
        assertThat(move.getInt("refused")).isEqualTo(1);
        assertThat(move.<Map<String, String>>getList("refusals"))
                .containsExactly(Map.of("ticketId", ids.get(1), "reason", "failed"));
    }

    @Test
    void aVersionNobodyPublishedIsRefusedAndNamed() {
        // given
        ticket("P2", policy + "-plan");

        // when
        Response tooHigh = post(order(true, "").replace("\"version\": 2", "\"version\": 9"));
        Response next = post(order(true, ""));

        // then
        assertThat(tooHigh.statusCode()).isEqualTo(409);
        assertThat(tooHigh.<String>path("type")).isEqualTo("https://tiercel.dev/problems/unknown-policy-version");
        assertThat(tooHigh.header("Retry-After")).isEqualTo("1");
        assertThat(tooHigh.<Integer>path("newestVersion")).isEqualTo(1);
        assertThat(next.statusCode()).isEqualTo(409);
    }

    @Test
    void aVersionThatHasJustBeenPublishedIsWaitedFor() {
        // given
        ticket("P2", policy + "-plan");

        // when
        TENANT.publish(others, "sla-policy", policy, 2, "{}");
        Response preview = post(order(true, ""));

        // then
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.<Integer>path("count")).isEqualTo(1);
    }

    @Test
    void aMoveOfAnotherTenantIsAsOneThatDoesNotExist() {
        // given
        String id = move(order(false, "").replace("\"version\": 2", "\"version\": 1"))
                .getString("id");

        // when
        Response theirs = Tenant.NOBODY.caller().get("/policy-moves/" + id);

        // then
        assertThat(theirs.statusCode()).isEqualTo(404);
        assertThat(theirs.<String>path("type")).isEqualTo("https://tiercel.dev/problems/unknown-policy-move");
        assertThat(Tenant.NOBODY.caller().get("/policy-moves").<List<String>>path("items.id"))
                .doesNotContain(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'by': 'lena'} | slaPolicy | slaPolicy, escalationPolicy or both",
                "{'by': ' ', 'slaPolicy': {'to': {'id': 'own', 'version': 1}}} | by | 1 to 200 characters",
                "{'by': 'lena', 'slaPolicy': {}} | slaPolicy.to | id and version",
                "{'by': 'lena', 'slaPolicy': {'to': {'id': 'own'}}} | slaPolicy.to.version | a whole number",
                "{'by': 'lena', 'slaPolicy': {'to': {'id': 'Own!', 'version': 1}}} | slaPolicy.to.id | lower-case",
                "{'by': 'lena', 'slaPolicy': {'to': {'id': 'own', 'version': 0}}} | slaPolicy.to.version | from 1",
                "{'by': 'lena', 'slaPolicy': {'to': {'id': 'own', 'version': 1}}, 'filter': {'status': ['closed']}}"
                        + " | filter.status[0] | one of open, waiting, resolved",
                "{'by': 'lena', 'slaPolicy': {'to': {'id': 'own', 'version': 1}}, 'filter': {'plan': []}}"
                        + " | filter.plan | 1 to 50",
                "{'by': 'lena', 'slaPolicy': {'to': {'id': 'own', 'version': 1}}, 'filter': {'tier': [1]}}"
                        + " | filter.tier | expected: one of plan, priority, status"
            })
    void aMistakeIsNamedWithWhatIsAllowed(String body, String field, String allowed) {
        // when
        Response response = post(body.replace('\'', '"'));

        // then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.<String>path("violations[0].field")).isEqualTo(field);
        assertThat(response.<String>path("violations[0].message")).contains(allowed);
    }
}
