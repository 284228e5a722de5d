package dev.tiercel.ticket.assessment.moves.rest;

import dev.tiercel.httpedge.rest.TypedProblem;
import dev.tiercel.outbox.hibernate.Faults;
import dev.tiercel.ticket.assessment.PolicyKind;
import dev.tiercel.ticket.assessment.PolicyRef;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.OptionalInt;

/** Refusals in the form of RFC 9457. */
final class Problems {
    private static final int SOON = 1;

    private Problems() {}

    static HttpProblem nothingToChange() {
        return TypedProblem.badField("slaPolicy", "body", "missing (expected: slaPolicy, escalationPolicy or both)");
    }

    static HttpProblem unknownMove(String id) {
        return TypedProblem.of(404, "unknown-policy-move", "Unknown policy move")
                .withDetail("There is no policy move " + id + ".")
                .build();
    }

    static HttpProblem unknownVersion(PolicyKind kind, PolicyRef wanted, OptionalInt newest) {
        HttpProblem.Builder problem = TypedProblem.of(409, "unknown-policy-version", "Unknown policy version")
                .withDetail("No version " + wanted.version() + " of " + kind.spoken() + " " + wanted.id()
                        + " was read yet; "
                        + (newest.isEmpty() ? "none of it was" : "the newest is " + newest.getAsInt())
                        + ". If it has just been published, send the request again.")
                .with("policy", Map.of("kind", kind.word(), "id", wanted.id(), "version", wanted.version()));
        newest.ifPresent(version -> problem.with("newestVersion", version));
        // It may be on its way through the topic, so this must not stay the answer of an Idempotency-Key.
        return problem.withHeader(HttpHeaders.RETRY_AFTER, SOON).build();
    }

    /** The fault as it is, unless it says that the database is away. */
    static Throwable of(Throwable fault) {
        return Faults.isDatabaseAway(fault)
                ? TypedProblem.databaseAway("whether the request was carried out is not known."
                        + " Send it again with the same Idempotency-Key, and it is not carried out twice.")
                : fault;
    }
}
