package dev.tiercel.localstack.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.localstack.replay.Timetable.Entry;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the HTTP request of a step.
 *
 * @param run names this replay: references and idempotency keys of two replays never meet
 */
record Requests(URI tickets, URI escalations, String apiKey, String run) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    private static final String BY = "Replay";
    private static final String KEY = "Idempotency-Key";

    /**
     * @param verb what is asked for
     * @param what for people
     * @param isMove whether it moves the ticket, which is another service's affair than the ticket's life
     */
    record Prepared(String verb, String what, boolean isMove, HttpRequest request) {

        boolean opens() {
            return verb.equals("open");
        }

        /** The same to be decided anew: under the key it has, a refusal would be repeated. */
        Prepared anew(int attempt) {
            HttpRequest anew = HttpRequest.newBuilder(request, (name, value) -> true)
                    .setHeader(KEY, request.headers().firstValue(KEY).orElseThrow() + "/" + attempt)
                    .build();
            return new Prepared(verb, what, isMove, anew);
        }
    }

    Prepared open(Step.Open step, Entry entry, Instant at) {
        Map<String, Object> body = told(entry, at);
        body.put("subject", step.subject().isBlank() ? "Case " + entry.caseId() : step.subject());
        body.put("priority", step.priority());
        body.put("customer", Map.of("name", "Customer of " + entry.caseId()));
        body.put("source", Map.of("system", run, "reference", entry.caseId()));
        body.put("attributes", Map.of("line", Integer.toString(step.firstLine())));
        return prepared(false, "open", tickets + "/tickets", entry, body);
    }

    Prepared of(Entry entry, String ticketId, Instant at) {
        String ticket = tickets + "/tickets/" + ticketId + "/";
        String escalation = escalations + "/escalations/" + ticketId + "/";
        Step step = entry.step();
        if (step instanceof Step.HandUp handUp) {
            return move(escalation, "hand-up", entry, "toTier", handUp.toTier());
        } else if (step instanceof Step.HandBack handBack) {
            return move(escalation, "hand-back", entry, "toTier", handBack.toTier());
        } else if (step instanceof Step.ChangePath change) {
            return move(
                    escalation, "functional-move", entry, "escalationPolicy", ReplayRuleBook.path(change.firstLine()));
        }
        Map<String, Object> body = told(entry, at);
        String verb = verb(step, body);
        return prepared(false, verb, ticket + verb, entry, body);
    }

    private static String verb(Step step, Map<String, Object> body) {
        if (step instanceof Step.Acknowledge) {
            return "acknowledge";
        } else if (step instanceof Step.Wait wait) {
            body.put("reason", wait.reason());
            return "wait";
        } else if (step instanceof Step.Resume) {
            return "resume";
        } else if (step instanceof Step.Resolve) {
            body.put("resolution", "Solved, as the log says");
            return "resolve";
        } else if (step instanceof Step.Reopen) {
            body.put("reason", "Work went on");
            return "reopen";
        } else if (step instanceof Step.Close) {
            return "close";
        } else if (step instanceof Step.Cancel) {
            body.put("reason", "Cancelled in the log");
            return "cancel";
        }
        throw new IllegalArgumentException("step: " + step + " (expected: one of a ticket that is open)");
    }

    private Prepared move(String escalation, String verb, Entry entry, String field, Object value) {
        return prepared(
                true,
                verb,
                escalation + verb,
                entry,
                new LinkedHashMap<>(Map.of("by", BY, "reason", "The log changes the support line", field, value)));
    }

    private static Map<String, Object> told(Entry entry, Instant at) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("by", BY);
        body.put("occurredAt", at.truncatedTo(ChronoUnit.MILLIS).toString());
        body.put("sourceSequence", entry.sourceSequence());
        return body;
    }

    private Prepared prepared(boolean isMove, String verb, String address, Entry entry, Map<String, Object> body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(ANSWER_WITHIN)
                    .header("Authorization", "Bearer " + apiKey)
                    .header("Content-Type", "application/json")
                    .header(KEY, run + "/" + entry.caseId() + "/" + entry.number())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build();
            return new Prepared(verb, verb + " of case " + entry.caseId(), isMove, request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts and numbers is JSON", e);
        }
    }
}
