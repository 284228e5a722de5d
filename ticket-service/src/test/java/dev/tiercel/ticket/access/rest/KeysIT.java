package dev.tiercel.ticket.access.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tiercel.contracts.EventContracts;
import dev.tiercel.httpedge.ApiKeyHash;
import dev.tiercel.testing.RecordReader;
import dev.tiercel.testing.StackTestResource;
import dev.tiercel.ticket.OtherServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@Timeout(60)
class KeysIT {
    private static final EventContracts CONTRACTS = EventContracts.packaged();

    @Inject
    DataSource database;

    private static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }

    private static RequestSpecification admin() {
        return with(StackTestResource.API_KEY);
    }

    private static Response make(RequestSpecification caller, String role, String more) {
        return caller.body("{\"name\": \"made\", \"roles\": [\"" + role + "\"]" + more + "}")
                .post("/keys");
    }

    private static void awaitAnswer(String key, int status) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> with(key).get("/tickets/" + UUID.randomUUID()).statusCode() == status);
    }

    /** A key that is accepted: the ticket it asks for is not there. */
    private static String accepted(Response made) {
        assertThat(made.statusCode()).as(made.asString()).isIn(200, 201);
        awaitAnswer(made.path("key"), 404);
        return made.path("key");
    }

    private static List<ConsumerRecord<String, byte[]>> published(String id) {
        return new RecordReader(OtherServices.bootstrapServers()).await(found -> id.equals(found.key()), "access-keys");
    }

    private static void isProblem(Response response, int status, String type) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.<String>path("type")).isEqualTo("https://tiercel.dev/problems/" + type);
    }

    @Test
    void aKeyIsShownOnceAndAcceptedWithinSecondsWithItsRoles() {
        // when
        Response made = make(admin(), "crm", "");
        Instant answered = Instant.now();
        String key = accepted(made);

        // then
        assertThat(Duration.between(answered, Instant.now())).isLessThan(Duration.ofSeconds(3));
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.header("Location")).endsWith("/keys/" + made.path("id"));
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        assertThat(key).startsWith("tck_").hasSize(47);
        Response read = admin().get("/keys/" + made.path("id"));
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(read.<String>path("key")).isNull();
        assertThat(read.<String>path("status")).isEqualTo("active");
        assertThat(read.<String>path("createdBy")).isEqualTo("test");
        assertThat(read.<String>path("tenant")).isEqualTo("default");
        isProblem(with(key).get("/keys"), 403, "forbidden");
    }

    @Test
    void onlyHashesLeaveTheAnswer() throws SQLException {
        // given
        Response made = admin().header("Idempotency-Key", UUID.randomUUID())
                .body("{\"name\": \"made\", \"roles\": [\"viewer\"], \"expiresAt\": \"2999-01-01T00:00:00+01:00\"}")
                .post("/keys");
        String key = made.path("key");

        // when
        ConsumerRecord<String, byte[]> record = published(made.path("id")).get(0);

        // then
        assertThat(CONTRACTS.validate(record)).isEmpty();
        assertThat(new String(record.value(), UTF_8))
                .contains(ApiKeyHash.of(key).hex(), "\"2998-12-31T23:00:00Z\"")
                .doesNotContain(key);
        assertThat(dump("access_key") + dump("idempotent_request")).isNotEmpty().doesNotContain(key);
    }

    private String dump(String table) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT t::text, convert_from("
                        + "(SELECT coalesce(string_agg(payload, ''), '') FROM outbox), 'UTF8') FROM " + table + " t")) {
            while (rows.next()) {
                text.append(rows.getString(1)).append(rows.getString(2));
            }
        }
        return text.toString();
    }

    @Test
    void theSameRequestAgainShowsTheSameKey() {
        // given
        String once = UUID.randomUUID().toString();
        Response first = make(admin().header("Idempotency-Key", once), "viewer", "");

        // when
        Response again = make(admin().header("Idempotency-Key", once), "viewer", "");

        // then
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(published(first.path("id"))).hasSize(1);
    }

    @Test
    void aKeyThatIsRotatedIsRefusedAtOnceAndTheNewOneAccepted() {
        // given
        Response made = make(admin(), "crm", "");
        String old = accepted(made);

        // when
        Response rotated =
                admin().header("If-Match", "\"1\"").body("{}").post("/keys/{id}/rotate", made.<String>path("id"));

        // then
        accepted(rotated);
        assertThat(rotated.<Integer>path("version")).isEqualTo(2);
        assertThat(rotated.header("ETag")).isEqualTo("\"2\"");
        awaitAnswer(old, 401);
    }

    @Test
    void withAnOverlapBothAreAcceptedUntilItIsOver() {
        // given
        Response made = make(admin(), "crm", "");
        String old = accepted(made);

        // when
        Response rotated = admin().header("If-Match", "*")
                .body("{\"oldValidFor\": \"PT3S\"}")
                .post("/keys/{id}/rotate", made.<String>path("id"));

        // then
        accepted(rotated);
        assertThat(rotated.<String>path("oldValidUntil")).isNotNull();
        assertThat(with(old).get("/tickets/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        awaitAnswer(old, 401);
        assertThat(admin().get("/keys/" + made.path("id")).<String>path("oldValidUntil"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}"})
    void aRevokedKeyIsRefusedForGood(String body) {
        // given
        Response made = make(admin(), "crm", "");
        String id = made.path("id");
        String key = accepted(made);

        // when
        Response revoked = admin().header("If-Match", "\"1\"").body(body).post("/keys/{id}/revoke", id);

        // then
        assertThat(revoked.statusCode()).as(revoked.asString()).isEqualTo(200);
        assertThat(revoked.<String>path("status")).isEqualTo("revoked");
        assertThat(revoked.<String>path("key")).isNull();
        awaitAnswer(key, 401);
        Response again = admin().header("If-Match", "\"2\"").body(body).post("/keys/{id}/revoke", id);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.<Integer>path("version")).isEqualTo(2);
        isProblem(admin().header("If-Match", "\"2\"").body("{}").post("/keys/{id}/rotate", id), 409, "key-revoked");
    }

    @Test
    void aKeyIsRefusedFromTheInstantItExpires() {
        // when
        String key = accepted(
                make(admin(), "crm", ", \"expiresAt\": \"" + Instant.now().plusSeconds(4) + "\""));

        // then
        awaitAnswer(key, 401);
    }

    @Test
    void aChangeNamesTheVersionItChanges() {
        // given
        String id = make(admin(), "crm", "").path("id");

        // when
        List<Response> unnamed =
                List.of(admin().body("{}").post("/keys/{id}/rotate", id), admin().post("/keys/{id}/revoke", id));
        List<Response> outdated = List.of(
                admin().header("If-Match", "\"9\"").body("{}").post("/keys/{id}/rotate", id),
                admin().header("If-Match", "\"9\"").post("/keys/{id}/revoke", id));

        // then
        assertThat(unnamed).allSatisfy(response -> isProblem(response, 428, "precondition-required"));
        assertThat(outdated).allSatisfy(response -> isProblem(response, 412, "version-mismatch"));
        assertThat(admin().get("/keys/" + id).<Integer>path("version")).isEqualTo(1);
    }

    @Test
    void aTenantComesToBeWithItsFirstKeyAndKeepsToItself() {
        // given
        String acme = "acme-" + UUID.randomUUID().toString().substring(0, 8);
        String own = make(admin(), "crm", "").path("id");
        Response first = make(admin(), "admin", ", \"tenant\": \"" + acme + "\"");
        String acmeAdmin = accepted(first);

        // when
        Response second = make(with(acmeAdmin), "viewer", "");

        // then
        assertThat(second.<String>path("tenant")).isEqualTo(acme);
        assertThat(second.<String>path("createdBy")).isEqualTo("made");
        assertThat(with(acmeAdmin).get("/keys").<List<String>>path("items.id"))
                .containsExactly(first.path("id"), second.path("id"));
        isProblem(with(acmeAdmin).get("/keys/" + own), 404, "unknown-key");
        isProblem(admin().get("/keys/" + first.path("id")), 404, "unknown-key");
        isProblem(
                with(acmeAdmin).header("If-Match", "*").body("{}").post("/keys/{id}/rotate", own), 404, "unknown-key");
        isProblem(with(acmeAdmin).header("If-Match", "*").post("/keys/{id}/revoke", own), 404, "unknown-key");
        isProblem(make(with(acmeAdmin), "viewer", ", \"tenant\": \"default\""), 403, "other-tenant");
        assertThat(make(with(acmeAdmin), "viewer", ", \"tenant\": \"" + acme + "\"")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void keysAreForAdminsOnly() {
        // given
        String id = make(admin(), "crm", "").path("id");
        List<String> others = Stream.of("viewer", "crm", "agent", "manager")
                .map(role -> accepted(make(admin(), role, "")))
                .toList();

        // then
        assertThat(others).allSatisfy(key -> {
            isProblem(make(with(key), "viewer", ""), 403, "forbidden");
            isProblem(with(key).get("/keys"), 403, "forbidden");
            isProblem(with(key).get("/keys/" + id), 403, "forbidden");
            isProblem(with(key).header("If-Match", "*").body("{}").post("/keys/{id}/rotate", id), 403, "forbidden");
            isProblem(with(key).header("If-Match", "*").post("/keys/{id}/revoke", id), 403, "forbidden");
        });
    }

    @Test
    void pagesShowEveryKeyOnceTheOldestFirst() {
        // given
        String tenant = "pages-" + UUID.randomUUID().toString().substring(0, 8);
        String key = accepted(make(admin(), "admin", ", \"tenant\": \"" + tenant + "\""));
        List<String> made = new ArrayList<>();
        made.add(with(key).get("/keys").path("items[0].id"));
        for (int i = 0; i < 4; i++) {
            made.add(make(with(key), "viewer", "").path("id"));
        }

        // when
        List<String> seen = new ArrayList<>();
        String next = "/keys?limit=2";
        while (next != null) {
            Response page = with(key).urlEncodingEnabled(false).get(next);
            seen.addAll(page.path("items.id"));
            next = page.header("Link") == null ? null : page.header("Link").replaceAll("^<|>.*$", "");
        }

        // then
        assertThat(seen).isEqualTo(made);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'roles': ['crm']} | name | missing",
                "{'name': ' ', 'roles': ['crm']} | name | 1 to 200 characters",
                "{'name': 'x'} | roles | viewer, crm, agent, manager, admin",
                "{'name': 'x', 'roles': []} | roles | 1 to 5 of viewer",
                "{'name': 'x', 'roles': ['root']} | roles[0] | one of viewer, crm, agent, manager, admin",
                "{'name': 'x', 'roles': 'crm'} | roles | a JSON array",
                "{'name': 'x', 'roles': ['crm'], 'expiresAt': '2020-01-01T00:00:00Z'} | expiresAt | future",
                "{'name': 'x', 'roles': ['crm'], 'expiresAt': 1772355600} | expiresAt | ISO 8601",
                "{'name': 'x', 'roles': ['crm'], 'expiresAt': 'tomorrow'} | expiresAt | ISO 8601",
                "{'name': 'x', 'roles': ['crm'], 'tenant': 'A b'} | tenant | hyphen",
                "{'name': 'x', 'roles': ['crm'], 'role': 'crm'} | role | expected: one of expiresAt, name, roles, tenant"
            })
    void aFieldThatIsWrongIsNamedWithWhatIsAllowed(String body, String field, String expected) {
        // when
        Response response = admin().body(body.replace('\'', '"')).post("/keys");

        // then
        isProblem(response, 400, "bad-request");
        assertThat(response.<List<String>>path("violations.field")).containsExactly(field);
        assertThat(response.<List<String>>path("violations.message").get(0)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P8D", "-PT1S", "PT168H1S", "P1Y", "1 day", "", "PT", "P7DT0.001S"})
    void anOverlapOutsideItsBoundsIsRefused(String overlap) {
        // given
        String id = make(admin(), "crm", "").path("id");

        // when
        Response response = admin().header("If-Match", "*")
                .body("{\"oldValidFor\": \"" + overlap + "\"}")
                .post("/keys/{id}/rotate", id);

        // then
        isProblem(response, 400, "bad-request");
        assertThat(response.<List<String>>path("violations.field")).containsExactly("oldValidFor");
    }

    @Test
    void anIdThatIsNoneIsRefusedWithWhatIsAllowed() {
        assertThat(admin().get("/keys/42")
                        .<List<String>>path("violations.message")
                        .get(0))
                .contains("lower-case UUID");
        isProblem(admin().get("/keys/" + UUID.randomUUID()), 404, "unknown-key");
    }
}
