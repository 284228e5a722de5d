package dev.tiercel.httpedge.quarkus;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import java.util.Locale;

/**
 * Refusals of what may succeed a moment later, given before a request comes to the code that would carry it out: nothing
 * of it was done.
 */
enum EarlyProblem {
    STARTING(
            "Starting",
            "This instance has not read all API keys yet, and yours is not among those it has."
                    + " Nothing was carried out; send the request again."),
    STOPPING("Stopping", "This instance is being stopped. Nothing was carried out; send the request again.");

    private static final int RETRY_AFTER_SECONDS = 1;

    private final String body;

    EarlyProblem(String title, String detail) {
        body = """
                {"type":"https://tiercel.dev/problems/%s","title":"%s","status":503,"detail":"%s"}""".formatted(title.toLowerCase(Locale.ROOT), title, detail);
    }

    /** 503 with {@code Retry-After}. */
    Future<Void> send(HttpServerResponse response) {
        return response.setStatusCode(503)
                .putHeader(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaderNames.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS))
                .end(body);
    }
}
