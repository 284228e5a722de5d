package dev.tiercel.ticket.access.rest;

import dev.tiercel.httpedge.rest.TypedProblem;
import dev.tiercel.outbox.hibernate.Faults;
import dev.tiercel.ticket.access.AccessKey.Status;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Refusals about keys. */
final class KeyProblems {

    private KeyProblems() {}

    static HttpProblem unknownKey(String id) {
        return TypedProblem.of(404, "unknown-key", "Unknown key")
                .withDetail("There is no key " + id + ".")
                .build();
    }

    static HttpProblem refused(String id, Status status) {
        return TypedProblem.of(409, "key-" + status.word(), "Refused")
                .withDetail("Key " + id + ": it is " + status.word() + " (expected: an active one; make a new key).")
                .build();
    }

    static HttpProblem otherTenant(String tenant) {
        return TypedProblem.of(403, "other-tenant", "Other tenant")
                .withDetail("Only an admin of the tenant default may make a key for " + tenant + ".")
                .build();
    }

    /** The fault as it is, unless it says that the database is away. */
    static Throwable of(Throwable fault) {
        return Faults.isDatabaseAway(fault)
                ? TypedProblem.databaseAway(
                        "whether the request was carried out is not known. Send it again; with the same"
                                + " Idempotency-Key it is carried out once.")
                : fault;
    }
}
