package dev.tiercel.httpedge.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LeavingTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(400);

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void untilTheProcessIsToldToEndEverythingIsServed() throws Exception {
        // when
        int port = serve(new Leaving(vertx, Optional.of(SHORT)));

        // then
        assertThat(get(port, "/tickets").statusCode()).isEqualTo(200);
    }

    @Test
    void inTheFirstHalfOfTheDelayEverythingIsServed() throws Exception {
        // given
        Leaving leaving = new Leaving(vertx, Optional.of(LONG));
        int port = serve(leaving);

        // when
        leaving.begin(new ShutdownDelayInitiatedEvent());

        // then
        assertThat(get(port, "/tickets").statusCode()).isEqualTo(200);
    }

    @Test
    void inTheSecondHalfCallersAreToldToComeAgain() throws Exception {
        // given
        Leaving leaving = new Leaving(vertx, Optional.of(SHORT));
        int port = serve(leaving);

        // when
        leaving.begin(new ShutdownDelayInitiatedEvent());
        await().atMost(Duration.ofSeconds(10)).until(() -> get(port, "/tickets").statusCode() != 200);

        // then
        HttpResponse<String> answer = get(port, "/tickets");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains(
                        "\"type\":\"https://tiercel.dev/problems/stopping\"",
                        "\"status\":503",
                        "\"title\":\"Stopping\"");
    }

    @Test
    void withoutADelayCallersAreTurnedAwayAtOnceWithTheirBodyReadToItsEnd() throws Exception {
        // given
        Leaving leaving = new Leaving(vertx, Optional.empty());
        int port = serve(leaving);

        // when
        leaving.begin(new ShutdownDelayInitiatedEvent());
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(uri(port, "/tickets"))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[2_000_000]))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        // then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("stopping");
    }

    @Test
    void healthIsToldToTheEnd() throws Exception {
        // given
        Leaving leaving = new Leaving(vertx, Optional.empty());
        int port = serve(leaving);

        // when
        leaving.begin(new ShutdownDelayInitiatedEvent());

        // then
        assertThat(get(port, "/q/health/live").statusCode()).isEqualTo(200);
    }

    private int serve(Leaving leaving) throws Exception {
        Router router = Router.router(vertx);
        leaving.install(router);
        router.route().handler(context -> context.end("served"));
        HttpServer server = vertx.createHttpServer().requestHandler(request -> {
            request.pause(); // as Quarkus does
            router.handle(request);
        });
        return server.listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
    }

    private HttpResponse<String> get(int port, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(port, path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(int port, String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
