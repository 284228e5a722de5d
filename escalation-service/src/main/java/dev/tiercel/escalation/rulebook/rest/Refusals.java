package dev.tiercel.escalation.rulebook.rest;

import dev.tiercel.escalation.rulebook.EntryKey;
import dev.tiercel.escalation.rulebook.documents.Mistake;
import dev.tiercel.escalation.rulebook.store.Change;
import dev.tiercel.httpedge.rest.TypedProblem;
import dev.tiercel.outbox.hibernate.Faults;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Refusals of the rule book in the form of RFC 9457. */
final class Refusals {

    private Refusals() {}

    static HttpProblem unknown(EntryKey key) {
        return TypedProblem.of(404, "unknown-entry", "Unknown entry of the rule book")
                .withDetail("There is no " + key + ".")
                .build();
    }

    static HttpProblem unknownVersion(EntryKey key, String version) {
        return TypedProblem.of(404, "unknown-version", "Unknown version")
                .withDetail("There is no version " + version + " of " + key + ".")
                .build();
    }

    static HttpProblem unknownKind(String kind, List<String> kinds) {
        return TypedProblem.of(404, "unknown-kind", "Unknown kind")
                .withDetail("kind: " + kind + " (expected: one of " + String.join(", ", kinds) + ").")
                .build();
    }

    /** All mistakes of a body, each with its line. */
    static HttpProblem mistaken(List<Mistake> mistakes) {
        return TypedProblem.of(400, "invalid-document", "Invalid document of the rule book")
                .withDetail(mistakes.size() == 1 ? "One mistake." : mistakes.size() + " mistakes.")
                .with("violations", mistakes.stream().map(Refusals::violation).toList())
                .build();
    }

    private static Map<String, Object> violation(Mistake mistake) {
        Map<String, Object> violation = new LinkedHashMap<>();
        violation.put("field", mistake.field());
        violation.put("in", "body");
        violation.put("message", mistake.message());
        if (mistake.line() > 0) {
            violation.put("line", mistake.line());
        }
        return violation;
    }

    static HttpProblem stillNeeded(EntryKey key, List<Change.Need> needs) {
        List<Map<String, String>> neededBy = needs.stream()
                .map(one -> Map.of(
                        "kind", one.by().kind(),
                        "id", one.by().id(),
                        "path", one.path(),
                        "message", one.what()))
                .toList();
        Change.Need need = needs.get(0);
        String first = need.by() + " (" + need.path() + ": " + need.what() + ")";
        return TypedProblem.of(409, "still-needed", "Still needed")
                .withDetail(key + " cannot be changed so: it is needed as it is by " + first
                        + (needs.size() > 1 ? " and " + (needs.size() - 1) + " more places." : "."))
                .with("neededBy", neededBy)
                .build();
    }

    static HttpProblem versionMismatch(String detail) {
        return TypedProblem.of(412, "version-mismatch", "Version mismatch")
                .withDetail(detail)
                .build();
    }

    /** The fault as it is, unless it says that the database is away. */
    static Throwable of(Throwable fault) {
        return Faults.isDatabaseAway(fault)
                ? TypedProblem.databaseAway(
                        "whether the request was carried out is not known. It can be repeated as it is.")
                : fault;
    }
}
