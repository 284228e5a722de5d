package dev.tiercel.idempotency.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tiercel.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@Timeout(60)
class IdempotentRequestsIT {

    private final String key = UUID.randomUUID().toString();
    private final String buyer = UUID.randomUUID().toString();

    @Inject
    DataSource database;

    @BeforeEach
    void count() {
        Purchases.ATTEMPTS.set(0);
    }

    private Response buy(String end, String idempotencyKey) {
        return buy(StackTestResource.API_KEY, end, idempotencyKey, "{\"buyer\": \"" + buyer + "\"}");
    }

    private static Response buy(String apiKey, String end, String idempotencyKey, String body) {
        return given().header("Authorization", "Bearer " + apiKey)
                .header("Idempotency-Key", idempotencyKey)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/purchases/" + end);
    }

    private List<String> bought() {
        return given().header("Authorization", "Bearer " + StackTestResource.API_KEY)
                .get("/purchases/" + buyer)
                .jsonPath()
                .getList("$");
    }

    @Test
    void theSameRequestAgainGetsTheSameAnswerAndDoesNothing() {
        // given
        Response first = buy("well", key);

        // when
        Response again = buy("well", "\"" + key + "\"");

        // then
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(List.of("Location", "ETag", "Content-Type"))
                .allSatisfy(name -> assertThat(again.header(name)).isNotNull().isEqualTo(first.header(name)));
        assertThat(bought()).containsExactly(first.<String>path("id"));
    }

    @Test
    void withoutAKeyEachRequestIsCarriedOut() {
        // when
        for (int i = 0; i < 2; i++) {
            given().header("Authorization", "Bearer " + StackTestResource.API_KEY)
                    .contentType(ContentType.JSON)
                    .body("{\"buyer\": \"" + buyer + "\"}")
                    .post("/purchases/well")
                    .then()
                    .statusCode(201);
        }

        // then
        assertThat(bought()).hasSize(2);
    }

    @Test
    void anotherRequestUnderTheKeyIsRefused() {
        // given
        buy("well", key);

        // when
        List<Response> others = List.of(
                buy(StackTestResource.API_KEY, "well", key, "{\"buyer\":\"" + buyer + "\"}"),
                buy("slowly", key),
                buy("well?note=x", key));

        // then
        assertThat(others).allSatisfy(response -> {
            assertThat(response.statusCode()).isEqualTo(422);
            assertThat(response.<String>path("type")).isEqualTo("https://tiercel.dev/problems/idempotency-key-reused");
        });
        assertThat(bought()).hasSize(1);
    }

    @Test
    void anotherTenantsKeyIsAnotherKey() {
        // given
        String body = "{\"buyer\": \"" + buyer + "\"}";
        Response first = buy("well", key);

        // when
        Response other = buy("other-key", "well", key, body);

        // then
        assertThat(other.statusCode()).isEqualTo(201);
        assertThat(other.header("Idempotency-Replayed")).isNull();
        assertThat(other.<String>path("id")).isNotEqualTo(first.path("id"));
    }

    @Test
    void ofManyAtOnceOneIsCarriedOutAndTheOthersWaitOrAreToldTo() throws Exception {
        // given
        ExecutorService callers = Executors.newFixedThreadPool(8);

        // when
        List<Future<Response>> calls = IntStream.range(0, 24)
                .mapToObj(i -> callers.submit(() -> buy("slowly", key)))
                .toList();
        callers.shutdown();
        List<Response> answers = new ArrayList<>();
        for (Future<Response> call : calls) {
            answers.add(call.get());
        }

        // then
        assertThat(bought()).hasSize(1);
        assertThat(Purchases.ATTEMPTS).hasValue(1);
        assertThat(answers).extracting(Response::statusCode).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).allSatisfy(answer -> {
            assertThat(answer.<String>path("type")).isEqualTo("https://tiercel.dev/problems/request-in-progress");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        });
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 201)
                .extracting(Response::asString)
                .containsOnly(buy("slowly", key).asString());
    }

    @Test
    void aRefusalIsAnAnswerTooAndLeavesNothingOfTheWork() {
        // given
        Response first = buy("refused", key);

        // when
        Response again = buy("refused", key);

        // then
        assertThat(first.statusCode()).isEqualTo(409);
        assertThat(first.contentType()).startsWith("application/problem+json");
        assertThat(first.<String>path("type")).isEqualTo("https://tiercel.dev/problems/sold-out");
        assertThat(first.<String>path("instance")).isEqualTo("/purchases/refused");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.contentType()).startsWith("application/problem+json");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(Purchases.ATTEMPTS).hasValue(1);
        assertThat(bought()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"crashed", "away", "answered-503"})
    void aFaultOfTheServerLeavesNothingAndTheRequestCanBeSentAgain(String end) {
        // given
        int first = buy(end, key).statusCode();

        // when
        int again = buy(end, key).statusCode();

        // then
        assertThat(first).isGreaterThanOrEqualTo(500);
        assertThat(again).isEqualTo(first);
        assertThat(Purchases.ATTEMPTS).hasValue(2);
        assertThat(bought()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b"})
    void aHeaderThatHoldsNoKeyIsRefusedBeforeAnythingIsDone(String header) {
        // when
        Response response = buy("well", header);

        // then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.<List<String>>path("violations.field")).containsExactly("Idempotency-Key");
        assertThat(Purchases.ATTEMPTS).hasValue(0);
    }

    @Test
    void theTableShowsNeitherKeyNorAnswer() throws SQLException {
        // given
        Response first = buy("well", key);

        // when
        String table = table();

        // then
        assertThat(table).isNotEmpty().doesNotContain(key, first.path("secret"), buyer, "Location");
    }

    private String table() throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM idempotent_request")) {
            while (rows.next()) {
                all.append(new String(rows.getBytes("key_hash"), ISO_8859_1))
                        .append(new String(rows.getBytes("fingerprint"), ISO_8859_1))
                        .append(new String(rows.getBytes("answer"), ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void anOldAnswerIsForgottenAndThenDeleted() throws SQLException {
        // given
        buy("well", key);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE idempotent_request SET stored_at = stored_at - interval '25 hours'");
        }

        // when
        Response anew = buy("well", key);

        // then
        assertThat(anew.header("Idempotency-Replayed")).isNull();
        assertThat(bought()).hasSize(2);
        await().atMost(Duration.ofSeconds(20)).until(() -> rowsOlderThanADay() == 0);
        assertThat(buy("well", key).header("Idempotency-Replayed")).isEqualTo("true");
    }

    private long rowsOlderThanADay() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(*) FROM idempotent_request WHERE stored_at < now() - interval '24 hours'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
