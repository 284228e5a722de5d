package dev.tiercel.idempotency.quarkus;

import dev.tiercel.httpedge.quarkus.Caller;
import dev.tiercel.httpedge.rest.TypedProblem;
import dev.tiercel.idempotency.Fingerprint;
import dev.tiercel.idempotency.IdempotencyKey;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the current request looks like on the wire, as far as repetitions are told by it. */
@RequestScoped
class RequestAsSent {
    static final String HEADER = "Idempotency-Key";

    private final Caller caller;
    private String path = "";
    private @Nullable String key;
    private @Nullable Fingerprint fingerprint;

    RequestAsSent(Caller caller) {
        this.caller = caller;
    }

    void sent(@Nullable String keyHeader, String method, String pathAndQuery, byte[] body) {
        path = pathAndQuery;
        key = keyHeader;
        fingerprint = Fingerprint.of(method, pathAndQuery, body);
    }

    /** Empty if the client gave none. */
    Optional<IdempotencyKey> key() {
        return Optional.ofNullable(key)
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
        if (fingerprint == null) {
            throw new IllegalStateException("request: its body was not read (expected: by " + BodyReader.class + ")");
        }
        return fingerprint;
    }

    String path() {
        return path;
    }
}
