package dev.tiercel.httpedge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tiercel.testing.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@Timeout(60)
class EdgeIT {

    private static RequestSpecification caller() {
        return given().header("Authorization", "Bearer " + KafkaTestResource.API_KEY)
                .contentType(ContentType.JSON);
    }

    private static void isProblem(Response response, int status, String type) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.<String>path("type")).isEqualTo("https://tiercel.dev/problems/" + type);
        assertThat(response.<Integer>path("status")).isEqualTo(status);
    }

    private static void isBadField(Response response, String field, String in, String message) {
        isProblem(response, 400, "bad-request");
        assertThat(response.<List<String>>path("violations.field")).containsExactly(field);
        assertThat(response.<List<String>>path("violations.in")).containsExactly(in);
        assertThat(response.<List<String>>path("violations.message"))
                .singleElement()
                .satisfies(said -> assertThat(said).contains(message));
    }

    @Test
    void aConfiguredKeyIsAnAdminOfTheDefaultTenantUnlessToldOtherwise() {
        // when
        Response response = caller().get("/shelf/caller");

        // then
        assertThat(response.<String>path("tenant")).isEqualTo("default");
        assertThat(response.<String>path("name")).isEqualTo("test");
        assertThat(response.<Boolean>path("admin")).isTrue();
    }

    @Test
    void anEndpointThatNamesNoRoleIsClosed() {
        isProblem(caller().get("/shelf/forgotten"), 403, "forbidden");
    }

    @Test
    void withoutAKeyNothingIsToldOfWhatThereIs() {
        isProblem(given().get("/shelf"), 401, "unauthorized");
        isProblem(given().get("/no-such-page"), 401, "unauthorized");
        isProblem(given().header("Authorization", "Basic eDp5").get("/shelf"), 401, "unauthorized");
    }

    @Test
    void whatIsNotThereOrNotThatWayIsRefusedWithAType() {
        isProblem(caller().get("/no-such-page"), 404, "not-found");
        isProblem(caller().get("/shelf/no-such-page"), 404, "not-found");
        isProblem(caller().delete("/shelf"), 405, "method-not-allowed");
        Response type = caller().contentType("text/csv").body("a,b").post("/shelf");
        isProblem(type, 415, "unsupported-media-type");
        assertThat(type.<String>path("detail")).contains("expected: application/json");
        isProblem(caller().accept("image/png").get("/shelf"), 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /shelf?limit=%zz",
                "GET /shelf?%zz=1",
                "GET /shelf/%zz",
                "GET /shelf?shade=%ff",
                "GET /shelf/%2e%2e/%00",
                "GET /shelf?=",
                "GET /shelf?&&",
                "GET //shelf",
                "GET /shelf;a=b",
                "PATCH /shelf",
                "FROB /shelf",
                "OPTIONS /shelf",
                "HEAD /shelf",
                "TRACE /shelf"
            })
    void aRequestThatMakesNoSenseIsNoFaultOfTheServer(String line) throws IOException {
        // when
        String answer = raw(line + " HTTP/1.1\r\n" + authorized());

        // then
        assertThat(answer).matches("(?s)HTTP/1.1 [24]\\d\\d .*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Accept | ///",
                "Accept | application/json;q=x",
                "Accept | ,",
                "Accept-Language | @@",
                "Content-Type | json",
                "Content-Type | application/json;charset=nonsense",
                "Content-Type | ;",
                "Content-Length | -1",
                "Content-Length | x",
                "Expect | nonsense",
                "Cookie | ;=;",
                "Transfer-Encoding | gzip",
                "Content-Encoding | gzip",
                "Idempotency-Key | \u00e9",
                "Host | []"
            })
    void aHeaderThatMakesNoSenseIsNoFaultOfTheServer(String name, String value) throws IOException {
        // when
        String answer = raw(
                "POST /shelf HTTP/1.1\r\n" + name + ": " + value + "\r\n" + authorized() + "Content-Length: 2\r\n",
                "{}");

        // then
        assertThat(answer).matches("(?s)HTTP/1.1 [24]\\d\\d .*");
    }

    static Stream<Arguments> badBodies() {
        return Stream.of(
                arguments("{'titel': 'x'}", "titel", "not known (expected: one of notes, pages, parts, title)"),
                arguments("{'title': 'x', 'pages': 'many'}", "pages", "expected: a whole number"),
                arguments("{'title': 'x', 'pages': 1.5}", "pages", "expected: a whole number"),
                arguments("{'title': 'x', 'parts': {}}", "parts", "expected: a JSON array"),
                arguments("{'title': 'x', 'parts': [{}, {'nam': ''}]}", "parts[1].nam", "expected: one of name"),
                arguments("{'title': []}", "title", "expected: text"),
                arguments("{'title': 'x', 'notes': {'a.b': 'long'}}", "notes[a.b]", "too long (expected: 3)"),
                arguments("{}", "title", "missing (expected: a title)"),
                arguments("[]", "", "expected: a JSON object"));
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void aFieldThatIsWrongIsNamedWithWhatIsAllowed(String body, String field, String message) {
        isBadField(caller().body(body.replace('\'', '"')).post("/shelf"), field, "body", message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'title': 'x', 'title': 'y'} | A field is given twice",
                "{'title': 'x'} {} | expected",
                "{'title': | not JSON",
                "{'title': 'x', 'pages': 11111111111111111111111111111111111111111111111111} | too long",
                "nonsense | not JSON"
            })
    void aBodyThatIsNoPlainObjectIsRefusedWithTheReason(String body, String reason) {
        // when
        Response response = caller().body(body.replace('\'', '"')).post("/shelf");

        // then
        isProblem(response, 400, "bad-request");
        assertThat(response.asString()).contains(reason);
    }

    @Test
    void aBodyIsBoundedInDepthAndInTheLengthOfAText() {
        isProblem(caller().body("[".repeat(5_000)).post("/shelf"), 400, "bad-request");
        isProblem(
                caller().body("{\"parts\": " + "[".repeat(21) + "]".repeat(21) + "}")
                        .post("/shelf"),
                400,
                "bad-request");
        isProblem(caller().body("{\"title\": \"" + "x".repeat(150_000) + "\"}").post("/shelf"), 400, "bad-request");
        isBadField(caller().body("{\"title\": \"" + "x".repeat(90_000) + "\"}").post("/shelf"), "title", "body", "10");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWithAType() {
        isProblem(caller().body("x".repeat(300_000)).post("/shelf"), 413, "content-too-large");
    }

    @Test
    void aBodyWhoseLengthIsNotToldIsReadAllTheSame() throws IOException {
        // when
        String good = chunked("{\"title\": \"x\"}");
        String bad = chunked("{\"titel\": \"x\"}");

        // then
        assertThat(good).matches("(?s)HTTP/1.1 20\\d .*");
        assertThat(bad).startsWith("HTTP/1.1 400 ").contains("titel");
    }

    @Test
    void aBodyWhoseLengthIsNotToldIsBoundedInSizeAndTime() throws IOException {
        // when
        String large = chunked("x".repeat(300_000));
        String dripping =
                raw("POST /shelf HTTP/1.1\r\n" + authorized() + "Transfer-Encoding: chunked\r\n", "1\r\n{\r\n");

        // then
        assertThat(large).startsWith("HTTP/1.1 413 ").contains("content-too-large", "expected: at most");
        assertThat(dripping).startsWith("HTTP/1.1 408 ").contains("request-timeout");
    }

    @Test
    void aFormWhoseLengthIsNotToldIsRefusedAsAnyOther() throws IOException {
        // when
        String answer =
                raw("POST /shelf HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + KafkaTestResource.API_KEY
                        + "\r\nContent-Type: multipart/form-data\r\nTransfer-Encoding: chunked\r\n");

        // then
        assertThat(answer).startsWith("HTTP/1.1 415 ").contains("unsupported-media-type");
    }

    @Test
    void aCompressedBodyIsRefusedAsSuch() {
        // when
        Response response = caller().header("Content-Encoding", "gzip")
                .body("{\"title\": \"x\"}")
                .post("/shelf");

        // then
        isProblem(response, 415, "unsupported-media-type");
        assertThat(response.<String>path("detail")).contains("Content-Encoding");
    }

    private static String chunked(String body) throws IOException {
        return raw(
                "POST /shelf HTTP/1.1\r\n" + authorized() + "Transfer-Encoding: chunked\r\n",
                Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n");
    }

    @Test
    void overHttp2ARequestMayHaveNoBodyAndARefusedOneLeavesTheConnectionOpen() throws Exception {
        // given
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        HttpRequest.Builder to =
                HttpRequest.newBuilder().header("Authorization", "Bearer " + KafkaTestResource.API_KEY);
        String shelf = "http://localhost:" + RestAssured.port + "/shelf";
        // The first request of a connection asks for HTTP/2, those after it are in it.
        client.send(to.copy().uri(URI.create(shelf + "/caller")).build(), HttpResponse.BodyHandlers.ofString());

        // when
        HttpResponse<String> without = client.send(
                to.copy()
                        .uri(URI.create(shelf + "/dusting"))
                        .POST(BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> refused = client.send(
                to.copy()
                        .uri(URI.create(shelf))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[300_000])))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> next =
                client.send(to.copy().uri(URI.create(shelf + "/caller")).build(), HttpResponse.BodyHandlers.ofString());

        // then
        assertThat(without.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(without.statusCode()).as(without.body()).isEqualTo(200);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(413);
        assertThat(next.statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyThatDripsIsCutOff() throws IOException {
        // when
        String answer = raw("POST /shelf HTTP/1.1\r\n" + authorized() + "Content-Length: 1000\r\n", "{");

        // then
        assertThat(answer).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void aLargeBodyIsHandledOnTheEventLoopToo() {
        // when
        Response response =
                caller().body("{\"parts\": [" + "{},".repeat(50_000) + "{}]}").post("/shelf/thread");

        // then
        assertThat(response.asString()).startsWith("vert.x-eventloop-thread");
    }

    @Test
    void aParameterThatIsNotKnownIsNamedWithThoseThatAre() {
        isBadField(caller().get("/shelf?shad=x"), "shad", "query", "not known (expected: one of cursor, limit, shade)");
        isBadField(caller().body("{\"title\": \"x\"}").post("/shelf?dry=1"), "dry", "query", "no query parameters");
        isBadField(caller().get("/shelf?limit="), "limit", "query", "empty (expected: a value)");
        isBadField(caller().get("/shelf?limit=1&limit=2"), "limit", "query", "2 values (expected: one)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "x", "1.5", "99999999999"})
    void aLimitOutsideItsBoundsIsRefused(String limit) {
        isBadField(caller().queryParam("limit", limit).get("/shelf"), "limit", "query", "from 1 to 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "b3RoZXIKMw", "c2hlbGYKbm9uZQ", "c2hlbGYKMQoy", "%%%"})
    void aCursorThatWasMadeUpIsRefused(String cursor) {
        isBadField(caller().queryParam("cursor", cursor).get("/shelf"), "cursor", "query", "Link header");
    }

    @Test
    void pagesFollowOneAnotherByTheirLinks() {
        // when
        Response first =
                caller().queryParam("limit", 3).queryParam("shade", "deep red").get("/shelf");
        Response second = caller().urlEncodingEnabled(false).get(next(first));
        Response third = caller().urlEncodingEnabled(false).get(next(second));

        // then
        assertThat(next(first)).startsWith("/shelf?").contains("limit=3", "shade=deep%20red", "cursor=");
        assertThat(first.<List<Integer>>path("items")).containsExactly(1, 2, 3);
        assertThat(second.<List<Integer>>path("items")).containsExactly(4, 5, 6);
        assertThat(third.<List<Integer>>path("items")).containsExactly(7);
        assertThat(third.header("Link")).isNull();
    }

    private static String next(Response page) {
        assertThat(page.header("Link")).endsWith(">; rel=\"next\"");
        return page.header("Link").replaceAll("^<|>.*$", "");
    }

    @Test
    void aChangeHasToNameTheVersionItChanges() {
        isProblem(change(null), 428, "precondition-required");
        isProblem(change("\"2\""), 412, "version-mismatch");
        isProblem(change("W/\"3\""), 412, "version-mismatch");
        isBadField(change("3"), "If-Match", "header", "expected: the ETag");
        assertThat(change("\"2\"").<Integer>path("currentVersion")).isEqualTo(3);
        assertThat(Stream.of("\"3\"", "*", "\"2\", \"3\"")
                        .map(header -> change(header).statusCode()))
                .containsOnly(200);
        assertThat(change("*").header("ETag")).isEqualTo("\"4\"");
    }

    private static Response change(String ifMatch) {
        RequestSpecification request = caller().body("{\"title\": \"x\"}");
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put("/shelf/third");
    }

    @Test
    void whatIsAwayIsToldWithWhenToComeBack() {
        // when
        Response away = caller().get("/shelf/away");

        // then
        isProblem(away, 503, "database-away");
        assertThat(away.header("Retry-After")).isEqualTo("5");
    }

    private static String authorized() {
        return "Host: localhost\r\nAuthorization: Bearer " + KafkaTestResource.API_KEY
                + "\r\nContent-Type: application/json\r\nConnection: close\r\n";
    }

    private static String raw(String head) throws IOException {
        return raw(head, "");
    }

    /** Sends what no client would and returns the whole answer. */
    private static String raw(String head, String body) throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        try (Socket socket = new Socket("localhost", port == 0 ? io.restassured.RestAssured.port : port)) {
            socket.setSoTimeout((int) Duration.ofSeconds(15).toMillis());
            OutputStream out = socket.getOutputStream();
            out.write((head + "\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
