package dev.tiercel.idempotency.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.testing.StackTestResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class IdempotentRequestsIT {
    private final String key = UUID.randomUUID().toString();

    @Inject
    AgroalDataSource database;

    @Test
    void theSameRequestAgainGetsTheSameAnswer() throws SQLException {
        // given
        String name = unique("ada");
        Response first = open(name, key);

        // when
        Response second = open(name, key);

        // then
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.header(IdempotentRequests.REPLAYED)).isNull();
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header(IdempotentRequests.REPLAYED)).isEqualTo("true");
        assertThat(second.body().asString()).isEqualTo(first.body().asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag")).isEqualTo("\"1\"");
        assertThat(second.contentType()).isEqualTo(first.contentType());
        assertThat(stored(name)).isEqualTo(1);
    }

    @Test
    void withoutAKeyEveryRequestIsANewOne() throws SQLException {
        String name = unique("ada");

        open(name, null);
        open(name, null);

        assertThat(stored(name)).isEqualTo(2);
    }

    @Test
    void theSameKeyWithAnotherRequestIsRefused() throws SQLException {
        // given
        open(unique("ada"), key);
        String other = unique("bob");

        // when
        Response answer = open(other, key);

        // then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("type")).endsWith("/idempotency-key-reused");
        assertThat(stored(other)).isZero();
    }

    @Test
    void aRefusalIsAnAnswerTooAndLeavesNothingBehind() throws SQLException {
        // given
        String name = unique("refused");

        // when
        Response first = open(name, key);
        Response second = open(name, key);
        Response unkeyed = open(name, null);

        // then
        assertThat(first.statusCode()).isEqualTo(409);
        assertThat(first.contentType()).startsWith("application/problem+json");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.header(IdempotentRequests.REPLAYED)).isEqualTo("true");
        assertThat(second.body().asString()).isEqualTo(first.body().asString());
        assertThat(first.jsonPath().getMap("$")).isEqualTo(unkeyed.jsonPath().getMap("$"));
        assertThat(stored(name)).isZero();
    }

    @Test
    void whatMayPassIsTriedAgain() throws SQLException {
        for (String kind : List.of("away", "broken", "later", "unknown")) {
            // given
            String name = unique(kind);
            int expected = open(name, key + kind).statusCode();

            // when
            Response second = open(name, key + kind);

            // then
            assertThat(second.statusCode()).isEqualTo(expected).isGreaterThanOrEqualTo(400);
            assertThat(second.header(IdempotentRequests.REPLAYED)).isNull();
            assertThat(stored(name)).isZero();
        }
    }

    @Test
    void ofManyAtOnceOneIsCarriedOutAndTheOthersAreToldToComeAgain() throws Exception {
        // given
        String name = unique("slow");
        ExecutorService clients = Executors.newFixedThreadPool(4);

        // when
        List<Future<Response>> sent = new ArrayList<>();
        for (int client = 0; client < 4; client++) {
            sent.add(clients.submit(() -> open(name, key)));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Response> one : sent) {
            statuses.add(one.get().statusCode());
        }
        clients.shutdown();

        // then
        assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
        assertThat(open(name, key).header(IdempotentRequests.REPLAYED)).isEqualTo("true");
        assertThat(stored(name)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"ignored\": true}"})
    void aRequestThatTakesNoBodyIsCarriedOutOnceToo(String body) throws SQLException {
        // given
        String name = unique("ada");
        Response first = openWithoutBody(name, body);

        // when
        Response second = openWithoutBody(name, body);

        // then
        assertThat(first.statusCode()).isEqualTo(204);
        assertThat(second.statusCode()).isEqualTo(204);
        assertThat(second.header(IdempotentRequests.REPLAYED)).isEqualTo("true");
        assertThat(stored(name)).isEqualTo(1);
    }

    private Response openWithoutBody(String name, String body) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + StackTestResource.API_KEY)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/accounts/" + name);
    }

    @Test
    void aHeaderThatIsNoKeyIsRefusedByName() throws SQLException {
        // given
        String name = unique("ada");

        // when
        Response answer = open(name, "two words");

        // then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("violations[0].field")).isEqualTo("Idempotency-Key");
        assertThat(stored(name)).isZero();
    }

    @Test
    void neitherKeyNorAnswerCanBeReadInTheDatabase() throws SQLException {
        // given
        String id = open(unique("ada"), key).jsonPath().getString("id");

        // when
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT encode(key_hash, 'escape') || encode(answer, 'escape') FROM idempotent_request")) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }

        // then
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(id) || row.contains(key));
    }

    @Test
    void anAnswerThatIsTooOldIsForgotten() throws Exception {
        // given
        String name = unique("ada");
        open(name, key);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE idempotent_request SET created_at = created_at - interval '25 hours'");
        }

        // when
        Response again = open(name, key);

        // then
        assertThat(again.header(IdempotentRequests.REPLAYED)).isNull();
        assertThat(stored(name)).isEqualTo(2);
    }

    private static Response open(String name, String key) {
        var request = RestAssured.given()
                .header("Authorization", "Bearer " + StackTestResource.API_KEY)
                .contentType(ContentType.JSON)
                .body("{\"name\":\"" + name + "\"}");
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/accounts");
    }

    private int stored(String name) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM account WHERE name = '" + name + "'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static String unique(String name) {
        return name + "-" + UUID.randomUUID();
    }
}
