package dev.tiercel.idempotency.quarkus;

import dev.tiercel.httpedge.quarkus.Caller;
import dev.tiercel.httpedge.rest.TypedProblem;
import dev.tiercel.idempotency.Fingerprint;
import dev.tiercel.idempotency.IdempotencyKey;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the current request looks like on the wire, as far as repetitions are told by it. */
@RequestScoped
class RequestAsSent {
    static final String HEADER = "Idempotency-Key";

    private final Caller caller;
    private final CurrentVertxRequest current;
    private byte[] body = {};

    RequestAsSent(Caller caller, CurrentVertxRequest current) {
        this.caller = caller;
        this.current = current;
    }

    void body(byte[] bytes) {
        body = bytes;
    }

    /** Empty if the client gave none. */
    Optional<IdempotencyKey> key() {
        return Optional.ofNullable(request().getHeader(HEADER))
                .map(header -> IdempotencyKey.read(caller.tenant(), header)
                        .orElseThrow(() -> TypedProblem.of(400, "bad-request", "Bad Request")
                                .with(
                                        "violations",
                                        List.of(Map.of(
                                                "field",
                                                HEADER,
                                                "in",
                                                "header",
                                                "message",
                                                "expected: 1 to 255 visible ASCII characters")))
                                .build()));
    }

    Fingerprint fingerprint() {
        return Fingerprint.of(request().method().name(), path(), body);
    }

    /** With the query, as it was sent. */
    String path() {
        return request().uri();
    }

    private HttpServerRequest request() {
        return current.getCurrent().request();
    }
}
