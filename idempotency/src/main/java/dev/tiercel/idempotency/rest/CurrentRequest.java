package dev.tiercel.idempotency.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tiercel.httpedge.quarkus.Caller;
import dev.tiercel.httpedge.rest.TypedProblem;
import dev.tiercel.idempotency.IdempotencyKey;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/** What makes the request under way the same as another. */
@RequestScoped
class CurrentRequest {

    static final String HEADER = "Idempotency-Key";

    private final CurrentVertxRequest current;
    private final Caller caller;
    private byte[] body = {};

    CurrentRequest(CurrentVertxRequest current, Caller caller) {
        this.current = current;
        this.caller = caller;
    }

    /** Its body, as it was sent. */
    void body(byte[] bytes) {
        body = bytes;
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if the header is there and holds no key
     */
    Optional<IdempotencyKey> key() {
        List<String> headers = request().headers().getAll(HEADER);
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (headers.size() == 1) {
                return Optional.of(IdempotencyKey.read(caller.tenant(), headers.get(0)));
            }
        } catch (IllegalArgumentException malformed) {
            throw refused();
        }
        throw refused();
    }

    private static RuntimeException refused() {
        return TypedProblem.badField(
                HEADER, "header", "not a key (expected: " + IdempotencyKey.EXPECTED + ", given once)");
    }

    String path() {
        return request().path();
    }

    /** SHA-256 of method, path, query and body, as they were sent. */
    byte[] fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((request().method() + " " + request().uri() + "\n").getBytes(UTF_8));
            return digest.digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private HttpServerRequest request() {
        return current.getCurrent().request();
    }
}
