package dev.tiercel.escalation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tiercel.escalation.rulebook.documents.Draft;
import dev.tiercel.escalation.rulebook.files.RuleBookFiles;
import dev.tiercel.escalation.rulebook.store.FileBook;
import dev.tiercel.httpedge.Roles;
import dev.tiercel.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@QuarkusTestResource(TestKeys.class)
class RuleBookRestIT {

    @Inject
    FileBook files;

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key).urlEncodingEnabled(false);
    }

    private static RequestSpecification manager() {
        return as(TestKeys.of(Roles.MANAGER));
    }

    private static RequestSpecification agent() {
        return as(TestKeys.of(Roles.AGENT));
    }

    private static RequestSpecification viewer() {
        return as(TestKeys.of(Roles.VIEWER));
    }

    private static RequestSpecification yaml(String body) {
        return manager().contentType("application/yaml").body(body.getBytes(StandardCharsets.UTF_8));
    }

    private static RequestSpecification put(String body) {
        return manager().contentType("application/json").body(body);
    }

    private static String promise(String target) {
        return """
                {"name": "Promise", "calendar": "24x7", "objectives": [
                  {"objective": "resolution", "targets": "%s", "pauseOn": ["customer"]}]}
                """.formatted(target);
    }

    private static void person(String id) {
        put("{\"name\": \"Somebody\", \"email\": \"%s@example.com\"}".formatted(id))
                .put("/directory/people/" + id)
                .then()
                .statusCode(201);
    }

    @Test
    void aPolicyIsCreatedChangedAndComparedWithWhatItWas() {
        // when
        Response created = put(promise("PT4H")).put("/policies/sla-policy/lifecycle");
        Response changed = put(promise("PT2H")).header("If-Match", "\"1\"").put("/policies/sla-policy/lifecycle");
        // then
        created.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", endsWith("/policies/sla-policy/lifecycle"))
                .body("kind", equalTo("sla-policy"), "id", equalTo("lifecycle"), "version", equalTo(1))
                .body("publishedBy", equalTo("manager"), "objectives[0].targets.P3", equalTo("PT4H"));
        changed.then().statusCode(200).header("ETag", "\"2\"").body("version", equalTo(2));
        viewer().get("/policies/sla-policy/lifecycle")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("objectives[0].targets.P1", equalTo("PT2H"));
        viewer().get("/policies/sla-policy/lifecycle/versions/1")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("objectives[0].targets.P1", equalTo("PT4H"));
        viewer().get("/policies/sla-policy/lifecycle/versions?limit=1")
                .then()
                .statusCode(200)
                .header("Link", containsString("rel=\"next\""))
                .body("items.version", contains(2));
        viewer().get("/policies/sla-policy/lifecycle/diff")
                .then()
                .statusCode(200)
                .body("from", equalTo(1), "to", equalTo(2))
                .body(
                        "changes.path",
                        contains(
                                "objectives[0].targets.P1",
                                "objectives[0].targets.P2",
                                "objectives[0].targets.P3",
                                "objectives[0].targets.P4"))
                .body("changes[0].from", equalTo("PT4H"), "changes[0].to", equalTo("PT2H"));
        assertThat(published("policies", "sla-policy/default/lifecycle@2")).hasSize(1);
    }

    @Test
    void whatItSaysAlreadyMakesNoVersionSoThatARequestCanBeRepeated() {
        // given
        put(promise("PT4H")).put("/policies/sla-policy/repeated").then().statusCode(201);
        put(promise("PT3H"))
                .header("If-Match", "\"1\"")
                .put("/policies/sla-policy/repeated")
                .then()
                .statusCode(200);
        // when
        Response again = put(promise("PT180M")).header("If-Match", "\"1\"").put("/policies/sla-policy/repeated");
        Response withoutIfMatch = put(promise("PT3H")).put("/policies/sla-policy/repeated");
        // then
        again.then().statusCode(200).header("ETag", "\"2\"");
        withoutIfMatch.then().statusCode(200).header("ETag", "\"2\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            If-Match      | "1"      | 412 | version-mismatch
            If-Match      | "1", "7" | 412 | version-mismatch
            If-Match      | W/"2"    | 412 | version-mismatch
            If-Match      | 2        | 400 | bad-request
            If-None-Match | *        | 412 | version-mismatch
            If-None-Match | "2"      | 400 | bad-request
            X-Nothing     | -        | 428 | precondition-required
            """)
    void aChangeNamesTheVersionItIsBasedOn(String header, String value, int status, String type) {
        // given
        String path = "/policies/sla-policy/based-" + Math.abs((header + value).hashCode());
        put(promise("PT4H")).put(path).then().statusCode(201);
        put(promise("PT3H")).header("If-Match", "*").put(path).then().statusCode(200);
        // when
        Response refused = put(promise("PT2H")).header(header, value).put(path);
        // then
        refused.then().statusCode(status).body("type", endsWith("/" + type));
        manager().get(path).then().header("ETag", "\"2\"");
    }

    @Test
    void onlyWhatIsThereCanBeChanged() {
        put(promise("PT4H"))
                .header("If-Match", "*")
                .put("/policies/sla-policy/not-there")
                .then()
                .statusCode(412)
                .body("type", endsWith("/version-mismatch"));
        put(promise("PT4H"))
                .header("If-None-Match", "*")
                .put("/policies/sla-policy/new-indeed")
                .then()
                .statusCode(201);
    }

    @Test
    void ofTwoEditorsAtOnceOneIsToldOfTheOther() {
        // given
        put(promise("PT4H")).put("/policies/sla-policy/contested").then().statusCode(201);
        // when
        List<CompletableFuture<Integer>> editors = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> put(promise("PT" + i + "M"))
                        .header("If-Match", "\"1\"")
                        .put("/policies/sla-policy/contested")
                        .statusCode()))
                .toList();
        List<Integer> answers = editors.stream().map(CompletableFuture::join).toList();
        // then
        assertThat(answers)
                .containsOnlyOnce(200)
                .filteredOn(status -> status == 412)
                .hasSize(5);
        manager().get("/policies/sla-policy/contested/versions").then().body("items.version", contains(2, 1));
    }

    @Test
    void namesEveryMistakeAtOnceWithItsLine() {
        // given
        String document = """
                name: Path
                tiers:
                  - name: One
                    team: nobody-there
                    limits: { tier-response: PT0S }
                    calendar: office
                    cost: 3
                """;
        // when
        Response refused = yaml(document).put("/policies/escalation-policy/mistaken");
        // then
        refused.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", endsWith("/invalid-document"))
                .body(
                        "violations.field",
                        contains(
                                "tiers[0].team", "tiers[0].limits.tier-response", "tiers[0].calendar", "tiers[0].cost"))
                .body("violations.line", contains(4, 5, 6, 7))
                .body("violations[2].message", containsString("(allowed: 24x7, or a calendar of this rule book: ["));
        manager().get("/policies/escalation-policy/mistaken").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            PUT | /policies/sla-policy/No        | {}        | 400 | bad-request
            PUT | /policies/sla-policy/no        | {         | 400 | invalid-document
            PUT | /policies/sla-policy/no        | []        | 400 | invalid-document
            PUT | /policies/policy-rules/other   | {"name":"R","otherwise":{"slaPolicy":"standard","escalationPolicy":"three-level"}} | 400 | invalid-document
            PUT | /policies/calendar/no          | {}        | 404 | unknown-kind
            PUT | /calendars/24x7                | {"name":"A","zone":"UTC","windows":{"monday":[{"from":"00:00","to":"24:00"}]}} | 400 | invalid-document
            GET | /policies/sla-policy/no        |           | 404 | unknown-entry
            GET | /policies/sla-policy/%00       |           | 404 | unknown-entry
            GET | /policies/sla-policy/standard/versions/99 | | 404 | unknown-version
            GET | /policies/sla-policy/standard/versions/x  | | 404 | unknown-version
            GET | /policies/sla-policy/standard/versions/99999999999 | | 404 | unknown-version
            GET | /policies/sla-policy/standard/diff?from=7 | | 404 | unknown-version
            GET | /policies/sla-policy/standard/diff?from=x | | 400 | bad-request
            GET | /policies/sla-policy/standard/diff?since=1 | | 400 | bad-request
            GET | /policies?kind=calendar        |           | 400 | bad-request
            GET | /policies?cursor=AAAA          |           | 400 | bad-request
            GET | /policies?limit=0              |           | 400 | bad-request
            GET | /directory/people/no           |           | 404 | unknown-entry
            DELETE | /directory/people/no        |           | 404 | unknown-entry
            DELETE | /directory/teams/experts    |           | 428 | precondition-required
            DELETE | /policies/sla-policy/standard |         | 405 | method-not-allowed
            """)
    void refusesWithATypeOfItsOwn(String method, String path, String body, int status, String type) {
        // given
        RequestSpecification request = body == null
                ? manager()
                : manager().contentType("application/json").body(body);
        // when
        Response refused = request.request(method, path);
        // then
        refused.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", endsWith("/" + type));
    }

    @Test
    void takesNoOtherFormThanJsonAndYaml() {
        manager()
                .contentType("application/xml")
                .body("<policy/>")
                .put("/policies/sla-policy/formless")
                .then()
                .statusCode(415);
        manager()
                .accept("application/xml")
                .get("/policies/sla-policy/standard")
                .then()
                .statusCode(406);
        manager()
                .contentType("application/json")
                .body(new byte[] {'{', '"', (byte) 0xff, '"', '}'})
                .put("/policies/sla-policy/formless")
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("UTF-8"));
    }

    @Test
    void anAnswerInYamlCanBeChangedAndSentBack() {
        // given
        put("""
                {"name": "Office", "zone": "Europe/Madrid", "inForceFrom": "2030-04-01T00:00:00Z",
                 "windows": {"monday": [{"from": "09:00", "to": "14:00"}, {"from": "16:00", "to": "24:00"}]},
                 "holidays": [{"monthDay": "--12-25", "name": "Christmas"}, {"date": "2026-04-03", "name": "Good: Friday"}]}
                """).put("/calendars/round-trip").then().statusCode(201);
        Response read = manager().accept("application/yaml").get("/calendars/round-trip");
        String text = read.then()
                .statusCode(200)
                .contentType("application/yaml")
                .header("ETag", "\"1\"")
                .extract()
                .asString();
        // when
        Response same = yaml(text).header("If-Match", "\"1\"").put("/calendars/round-trip");
        Response changed = yaml(text.replace("16:00", "15:30"))
                .accept("application/yaml")
                .header("If-Match", "\"1\"")
                .put("/calendars/round-trip");
        // then
        assertThat(text).contains("from: \"09:00\"", "zone: Europe/Madrid");
        same.then().statusCode(200).header("ETag", "\"1\"");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.asString()).contains("version: 2", "\"15:30\"");
        manager()
                .get("/calendars/round-trip/diff?from=1&to=2")
                .then()
                .body("changes.path", contains("windows.monday[1].from"));
        List<ConsumerRecord<String, byte[]>> records = published("calendars", "calendar/default/round-trip@2");
        assertThat(records)
                .hasSize(1)
                .allSatisfy(record -> assertThat(Broker.problems(record)).isEmpty());
    }

    private static String calendar(String rest) {
        return """
                {"name": "Office", "zone": "Europe/Madrid", "windows": {"monday": [{"from": "09:00", "to": "14:00"}]}, %s}
                """.formatted(rest);
    }

    @Test
    void aPolicyNamesACalendarThatIsThereAndSaysWhatElseItPromises() {
        // given
        put(calendar("\"holidays\": []")).put("/calendars/named").then().statusCode(201);
        String policy = """
                {"name": "Gold", "calendar": "%s", "objectives": [
                  {"objective": "acknowledged", "targets": "2wd", "stop": ["milestone:acknowledged"], "warnAt": ["50%%"]}]}
                """;
        // when
        Response refused = put(policy.formatted("nomad")).put("/policies/sla-policy/working");
        Response created = put(policy.formatted("named")).put("/policies/sla-policy/working");
        // then
        refused.then()
                .statusCode(400)
                .body("violations.field", contains("calendar"))
                .body("violations[0].message", containsString("24x7, or a calendar of this rule book: ["));
        created.then()
                .statusCode(201)
                .body("objectives[0].targets.P4", equalTo("2wd"), "objectives[0].start", contains("opened"));
        assertThat(published("policies", "sla-policy/default/working@1"))
                .singleElement()
                .satisfies(record -> assertThat(Broker.problems(record)).isEmpty());
    }

    @Test
    void aChangedCalendarTouchesNoTimeThatHasGone() {
        // given
        put(calendar("\"inForceFrom\": \"2026-01-01T00:00:00Z\""))
                .put("/calendars/gone")
                .then()
                .statusCode(201);
        String changed =
                calendar("\"inForceFrom\": \"2026-01-01T00:00:00Z\",\n\"holidays\": [{\"date\": \"2030-04-19\","
                        + " \"name\": \"Good Friday\"}]");
        // when
        Response late = put(changed).header("If-Match", "\"1\"").put("/calendars/gone");
        Response checked = put("[" + changed.replaceFirst("\\{", "{\"kind\": \"calendar\", \"id\": \"gone\",") + "]")
                .post("/rule-book/check");
        Response toCome = put(changed.replace("2026-01-01", "2030-01-01"))
                .header("If-Match", "\"1\"")
                .put("/calendars/gone");
        // then
        late.then()
                .statusCode(400)
                .body("violations.field", contains("inForceFrom"), "violations.line", contains(1))
                .body("violations[0].message", containsString("an instant to come"));
        checked.then().statusCode(200).body("valid", equalTo(false), "mistakes.field", contains("inForceFrom"));
        toCome.then().statusCode(200).header("ETag", "\"2\"");
    }

    @Test
    void publicHolidaysAreWrittenOutOnceAndADiffShowsTheDaysThatCame() {
        // given
        Response spain =
                put(calendar("\"holidaySets\": [{\"country\": \"ES\"}]")).put("/calendars/spanish");
        // when
        Response repeated =
                put(calendar("\"holidaySets\": [{\"country\": \"es\"}]")).put("/calendars/spanish");
        Response sentBack = put(manager().get("/calendars/spanish").asString()).put("/calendars/spanish");
        Response madrid = put(calendar("\"holidaySets\": [{\"country\": \"ES\", \"subdivision\": \"md\"}]"))
                .header("If-Match", "\"1\"")
                .put("/calendars/spanish");
        // then
        spain.then()
                .statusCode(201)
                .body("holidays.set.unique()", contains("ES"), "holidays.name", hasItem("Epiphany"))
                .body("holidayYears.to", equalTo(spain.<Integer>path("holidayYears.from") + 11));
        repeated.then().statusCode(200).header("ETag", "\"1\"");
        sentBack.then().statusCode(200).header("ETag", "\"1\"");
        madrid.then().statusCode(200).header("ETag", "\"2\"").body("holidays.set.unique()", contains("ES-md"));
        assertThat(published("calendars", "calendar/default/spanish@2"))
                .singleElement()
                .satisfies(record -> assertThat(Broker.problems(record)).isEmpty());
    }

    @Test
    void whoeverIsStillNamedCannotBeRemoved() {
        // given
        person("ivo");
        person("jan");
        put("{\"name\": \"Night\", \"members\": [\"ivo\"]}")
                .put("/directory/teams/night")
                .then()
                .statusCode(201);
        put("""
                {"name": "Night path", "tiers": [
                  {"name": "One", "team": "night", "calendar": "24x7"},
                  {"name": "Two", "team": "night", "responders": ["jan"], "calendar": "24x7"}]}
                """).put("/policies/escalation-policy/night-path").then().statusCode(201);
        // then
        manager()
                .header("If-Match", "\"1\"")
                .delete("/directory/people/jan")
                .then()
                .statusCode(409)
                .body("type", endsWith("/still-needed"))
                .body("neededBy.path", contains("tiers[1].responders[0]"))
                .body("neededBy.id", contains("night-path"), "neededBy.message", contains("names \"jan\""));
        manager()
                .header("If-Match", "\"1\"")
                .delete("/directory/people/ivo")
                .then()
                .statusCode(409)
                .body("neededBy.kind", contains("team"));
        manager()
                .header("If-Match", "\"1\"")
                .delete("/directory/teams/night")
                .then()
                .statusCode(409)
                .body("neededBy.path", contains("tiers[0].team", "tiers[1].team"));
        put("{\"name\": \"Night\", \"members\": []}")
                .header("If-Match", "\"1\"")
                .put("/directory/teams/night")
                .then()
                .statusCode(409)
                .body("neededBy.path", contains("tiers[0]"));
    }

    @Test
    void whoOpenTicketsStillNeedCannotBeRemovedThoughThePolicyHasMovedOn() {
        // given
        person("pia");
        put("{\"name\": \"Day\", \"members\": [\"pia\"]}")
                .put("/directory/teams/day")
                .then()
                .statusCode(201);
        put("{\"name\": \"Old day\", \"members\": [\"pia\"]}")
                .put("/directory/teams/old-day")
                .then()
                .statusCode(201);
        String path = """
                {"name": "Day path", "tiers": [
                  {"name": "One", "team": "day", "calendar": "24x7"}, {"name": "Two", "team": "%s", "calendar": "24x7"}]}
                """;
        put(path.formatted("old-day"))
                .put("/policies/escalation-policy/day-path")
                .then()
                .statusCode(201);
        Events ticket = new Events("day-path", 1);
        Broker.send(ticket.created());
        Broker.escalated(ticket.ticketId, 1);
        put(path.formatted("day"))
                .header("If-Match", "\"1\"")
                .put("/policies/escalation-policy/day-path")
                .then()
                .statusCode(200);
        // when
        Response refused = manager().header("If-Match", "\"1\"").delete("/directory/teams/old-day");
        Broker.send(ticket.resolved(2, 1, Events.OPENED.plusSeconds(60)));
        // then
        refused.then()
                .statusCode(409)
                .body("type", endsWith("/still-needed"))
                .body("neededBy.id", contains("day-path"), "neededBy.path", contains("tiers[1].team"))
                .body("neededBy[0].message", equalTo("version 1, which open tickets are under, names it"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> manager()
                        .header("If-Match", "\"1\"")
                        .delete("/directory/teams/old-day")
                        .then()
                        .statusCode(204));
    }

    @Test
    void peopleAndTeamsAreComparedWithWhatTheyWere() {
        // given
        person("vera");
        person("vito");
        put("{\"name\": \"Vera\", \"email\": \"vera@example.com\", \"phone\": \"+34 600 123 456\"}")
                .header("If-Match", "\"1\"")
                .put("/directory/people/vera");
        put("{\"name\": \"Vees\", \"members\": [\"vera\"]}").put("/directory/teams/vees");
        put("{\"name\": \"Vees\", \"members\": [\"vera\", \"vito\"]}")
                .header("If-Match", "\"1\"")
                .put("/directory/teams/vees");
        // when
        Response versions = agent().get("/directory/people/vera/versions");
        Response was = agent().get("/directory/people/vera/versions/1");
        Response is = agent().get("/directory/people/vera/versions/2");
        Response person = agent().get("/directory/people/vera/diff");
        Response team = agent().get("/directory/teams/vees/diff?from=1&to=2");
        // then
        versions.then().statusCode(200).body("items.version", contains(2, 1));
        was.then().statusCode(200).header("ETag", "\"1\"").body("name", equalTo("Somebody"), "phone", nullValue());
        is.then().statusCode(200).body("name", equalTo("Vera"), "publishedBy", equalTo("manager"));
        person.then()
                .statusCode(200)
                .body("from", equalTo(1), "to", equalTo(2), "changes.path", contains("name", "phone"));
        team.then().statusCode(200).body("changes.path", contains("members[1]"), "changes.to", contains("vito"));
        agent().get("/directory/people/vera/versions/3")
                .then()
                .statusCode(404)
                .body("type", endsWith("unknown-version"));
        as(TestKeys.ACME).get("/directory/people/vera/versions/1").then().statusCode(404);
    }

    @Test
    void whatAPersonOnceWasIsForgottenWithThePerson() {
        // given
        person("rosa");
        put("{\"name\": \"Rosa\", \"email\": \"rosa@example.com\"}")
                .header("If-Match", "\"1\"")
                .put("/directory/people/rosa")
                .then()
                .statusCode(200);
        // when
        manager()
                .header("If-Match", "\"2\"")
                .delete("/directory/people/rosa")
                .then()
                .statusCode(204);
        Response whileGone = manager().get("/directory/people/rosa/versions");
        put("{\"name\": \"Rosa\", \"email\": \"rosa@example.org\"}").put("/directory/people/rosa");
        Response whenBack = manager().get("/directory/people/rosa/versions");
        // then
        whileGone.then().statusCode(404).body("type", endsWith("unknown-entry"));
        whenBack.then().statusCode(200).body("items.version", contains(4));
        manager().get("/directory/people/rosa/versions/2").then().statusCode(404);
        manager()
                .get("/directory/people/rosa/diff")
                .then()
                .statusCode(200)
                .body("from", equalTo(4), "to", equalTo(4), "changes", empty());
    }

    @Test
    void whoIsRemovedIsForgottenAndComesBackAsSomebodyNew() {
        // given
        person("kim");
        // when
        manager()
                .header("If-Match", "\"2\"")
                .delete("/directory/people/kim")
                .then()
                .statusCode(412);
        manager()
                .header("If-Match", "\"1\"")
                .delete("/directory/people/kim")
                .then()
                .statusCode(204);
        // then
        manager().get("/directory/people/kim").then().statusCode(404);
        manager().get("/directory/people?limit=200").then().body("items.id", not(hasItem("kim")));
        put("{\"name\": \"Kim\", \"email\": \"kim@example.org\"}")
                .put("/directory/people/kim")
                .then()
                .statusCode(201)
                .header("ETag", "\"3\"");
        List<ConsumerRecord<String, byte[]>> records = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> published("directory", "person/default/kim"), found -> found.size() == 3);
        assertThat(records)
                .allSatisfy(record -> assertThat(Broker.problems(record)).isEmpty());
        assertThat(records)
                .extracting(record -> Broker.body(record).has("removedAt"))
                .containsExactly(false, true, false);
    }

    @Test
    void aListGoesOnWhereThePageBeforeEnded() {
        // given
        Stream.of("page-a", "page-b", "page-c")
                .forEach(id -> put(promise("PT1H"))
                        .put("/policies/sla-policy/" + id)
                        .then()
                        .statusCode(201));
        // when
        String link = manager()
                .get("/policies?kind=sla-policy&limit=2")
                .then()
                .statusCode(200)
                .extract()
                .header("Link");
        List<String> all = new java.util.ArrayList<>(
                manager().get("/policies?kind=sla-policy&limit=2").jsonPath().<String>getList("items.id"));
        while (link != null) {
            Response page = manager().get(link.substring(link.indexOf('<') + 1, link.indexOf('>')));
            page.then().statusCode(200);
            all.addAll(page.jsonPath().getList("items.id"));
            link = page.header("Link");
        }
        // then
        assertThat(all).isSorted().doesNotHaveDuplicates().contains("page-a", "page-b", "page-c", "standard");
        manager()
                .get("/policies")
                .then()
                .body("items.kind", hasItem("policy-rules"), "items[0].name", notNullValue())
                .body("items[0].objectives", nullValue());
    }

    @Test
    void tenantsDoNotSeeOneAnother() {
        // when
        Response created = as(TestKeys.ACME)
                .contentType("application/json")
                .body(promise("PT9H"))
                .put("/policies/sla-policy/standard");
        // then
        created.then().statusCode(201).header("ETag", "\"1\"").body("objectives[0].targets.P1", equalTo("PT9H"));
        manager().get("/policies/sla-policy/standard").then().body("objectives[1].targets.P1", equalTo("PT4H"));
        as(TestKeys.ACME).get("/directory/people").then().statusCode(200).body("items", empty());
        as(TestKeys.ACME).get("/directory/people/ana").then().statusCode(404);
        as(TestKeys.ACME).get("/policies/escalation-policy/three-level").then().statusCode(404);
        as(TestKeys.ACME)
                .contentType("application/json")
                .body("{\"name\": \"Blue\", \"members\": [\"ana\"]}")
                .put("/directory/teams/blue")
                .then()
                .statusCode(400)
                .body("violations.field", contains("members[0]"));
        assertThat(published("policies", "sla-policy/acme/standard@1"))
                .hasSize(1)
                .allSatisfy(record -> {
                    assertThat(Broker.problems(record)).isEmpty();
                    assertThat(Broker.body(record).path("tenant").asText()).isEqualTo("acme");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/policies,viewer",
        "GET,/policies/sla-policy/standard,viewer",
        "GET,/policies/sla-policy/standard/versions,viewer",
        "GET,/policies/sla-policy/standard/versions/1,viewer",
        "GET,/policies/sla-policy/standard/diff,viewer",
        "PUT,/policies/sla-policy/standard,manager",
        "GET,/calendars,viewer",
        "GET,/calendars/none,viewer",
        "GET,/calendars/none/versions,viewer",
        "GET,/calendars/none/versions/1,viewer",
        "GET,/calendars/none/diff,viewer",
        "PUT,/calendars/none,manager",
        "GET,/directory/people,agent",
        "GET,/directory/people/ana,agent",
        "PUT,/directory/people/ana,manager",
        "DELETE,/directory/people/ana,manager",
        "GET,/directory/people/ana/versions,agent",
        "GET,/directory/people/ana/versions/1,agent",
        "GET,/directory/people/ana/diff,agent",
        "GET,/directory/teams,agent",
        "GET,/directory/teams/experts,agent",
        "PUT,/directory/teams/experts,manager",
        "DELETE,/directory/teams/experts,manager",
        "GET,/directory/teams/experts/versions,agent",
        "GET,/directory/teams/experts/versions/1,agent",
        "GET,/directory/teams/experts/diff,agent",
        "POST,/rule-book/check,manager",
    })
    void everyRoleMayDoWhatItIsFor(String method, String path, String least) {
        for (String role : Roles.ALL) {
            // when
            RequestSpecification request = as(TestKeys.of(role));
            int status = (method.startsWith("P")
                            ? request.contentType("application/json").body("{}")
                            : request)
                    .request(method, path)
                    .statusCode();
            // then
            boolean may = Roles.ALL.indexOf(role) >= Roles.ALL.indexOf(least);
            assertThat(status == 403).as("%s: %d", role, status).isEqualTo(!may);
        }
        assertThat(given().request(method, path).statusCode()).isEqualTo(401);
    }

    @Test
    void aRestartUndoesNothingThatWasChangedOverRest() {
        // given
        String book = """
                {kind: person, id: lea, name: Lea, email: lea@example.com}
                ---
                {kind: person, id: mia, name: Mia, email: mia@example.com}
                ---
                {kind: sla-policy, id: kept, name: Kept, calendar: 24x7, objectives: [{objective: resolution, targets: PT1H}]}
                """;
        start(book);
        put(promise("PT7H"))
                .header("If-Match", "\"1\"")
                .put("/policies/sla-policy/kept")
                .then()
                .statusCode(200);
        manager()
                .header("If-Match", "\"1\"")
                .delete("/directory/people/mia")
                .then()
                .statusCode(204);
        // when
        List<String> restart = start(book);
        List<String> afterAnEdit = start(book.replace("PT1H", "PT2H").replace("lea@example.com", "lea@example.org"));
        List<String> restartAgain = start(book.replace("PT1H", "PT2H").replace("lea@example.com", "lea@example.org"));
        // then
        assertThat(restart).isEmpty();
        assertThat(afterAnEdit).containsExactly("person/default/lea@2", "sla-policy/default/kept@3");
        assertThat(restartAgain).isEmpty();
        manager().get("/directory/people/mia").then().statusCode(404);
        manager()
                .get("/policies/sla-policy/kept/versions")
                .then()
                .body("items.publishedBy", contains("rule-book files", "manager", "rule-book files"));
    }

    @Test
    void filesMayNameWhatWasMadeOverRestAndNothingThatIsGone() {
        // given
        person("noa");
        String team = "{kind: team, id: mixed, name: Mixed, members: [noa]}";
        // when
        List<String> published = start(team);
        // then
        assertThat(published).containsExactly("team/default/mixed@1");
        assertThat(refused(team.replace("noa", "nobody"))).contains("rest.yaml:1: members[0]: \"nobody\"");
    }

    @Test
    void aWholeRuleBookIsCheckedWithoutStoringAnything() {
        // given
        String documents = """
                kind: team
                id: checked
                name: Checked
                members: [olga, ana]
                ---
                {kind: person, id: olga, name: Olga, email: olga@example.com}
                ---
                %s
                """.formatted(RuleBookFiles.bundled().get("sla-policies.yaml"));
        // when
        Response good = yaml(documents).header("Idempotency-Key", "check-1").post("/rule-book/check");
        Response bad = yaml(documents.replace("id: olga", "id: olga2")).post("/rule-book/check");
        Response unreadable = yaml("kind: [").post("/rule-book/check");
        Response harmful = manager()
                .contentType("application/json")
                .body("[{\"kind\":\"team\",\"id\":\"experts\",\"name\":\"Experts\",\"members\":[]}]")
                .post("/rule-book/check");
        // then
        good.then()
                .statusCode(200)
                .body("valid", equalTo(true), "mistakes", empty())
                .body("entries.outcome", contains("created", "created", "unchanged"))
                .body("entries.version", contains(1, 1, 1));
        bad.then()
                .statusCode(200)
                .body("valid", equalTo(false), "entries", empty())
                .body("mistakes.field", contains("[0].members[0]"), "mistakes.line", contains(4));
        unreadable.then().statusCode(200).body("valid", equalTo(false), "mistakes[0].line", equalTo(1));
        harmful.then()
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("mistakes[0].field", equalTo("escalation-policy three-level: tiers[2]"));
        manager().get("/directory/teams/checked").then().statusCode(404);
    }

    private List<String> start(String book) {
        return await(Draft.of("rest.yaml", Map.of("rest.yaml", book)));
    }

    private String refused(String book) {
        try {
            return "published " + start(book);
        } catch (IllegalStateException refused) {
            return String.valueOf(refused.getCause().getMessage());
        }
    }

    private List<String> await(Draft draft) {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> files.publish("test", draft, "default", Instant.parse("2026-03-02T08:00:00Z")));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ConsumerRecord<String, byte[]>> published(String topic, String key) {
        return Broker.reader().await(record -> record.key().equals(key), topic);
    }
}
