package dev.tiercel.surfacetests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.localstack.Part;
import dev.tiercel.surfacetests.DamagedRequests.Sent;
import dev.tiercel.testing.openapi.ProblemsPage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever is sent: no failure of a service, and no answer that its document does not name. */
@Order(6)
@ExtendWith(SharedStack.class)
class MutatedRequestsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ProblemsPage PROBLEMS = ProblemsPage.ofThisTree();
    private static final int REQUESTS = Integer.getInteger("requests", 20_000);
    private static final int SENDERS = 8;
    private static final int SHOWN = 20;

    private record Outcome(Sent sent, int status, Optional<String> complaint) {}

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void everyAnswerIsADocumentedOneAndNoneAFailure(SharedStack.Running running) throws Exception {
        // given
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("mutated requests: repeat with -Dseed=" + seed);
        List<OpenApi.Operation> operations = OpenApi.operations();
        List<String> ids = new ArrayList<>(List.of(
                "ana", "frontline", "standard", "three-level", "main", "office", "sla-policy", "policy-rules", "1"));
        for (int i = 0; i < 5; i++) {
            ids.add(openTicket(running));
        }

        // when
        List<Outcome> outcomes = new ArrayList<>();
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Callable<List<Outcome>>> shares = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                DamagedRequests requests = new DamagedRequests(
                        operations, ids, running.stack()::url, running.stack().apiKey(), new Random(seed + sender));
                shares.add(() -> send(requests, REQUESTS / SENDERS));
            }
            for (Future<List<Outcome>> share : senders.invokeAll(shares)) {
                outcomes.addAll(share.get());
            }
        } finally {
            senders.shutdownNow();
        }

        // then
        System.out.println(outcomes.size() + " requests over " + operations.size() + " operations: " + tally(outcomes));
        assertThat(outcomes.stream()
                        .flatMap(outcome -> outcome.complaint().stream())
                        .distinct()
                        .limit(SHOWN))
                .isEmpty();
        assertThat(tally(outcomes)).as("accepted ones are among them").containsKeys(200, 201, 400, 404, 409, 412);
        assertThat(Part.services()).allMatch(running.stack()::isReady);
    }

    private List<Outcome> send(DamagedRequests requests, int count) throws InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Sent sent = requests.next();
            try {
                HttpResponse<byte[]> answer = http.send(sent.request(), HttpResponse.BodyHandlers.ofByteArray());
                outcomes.add(new Outcome(
                        sent,
                        answer.statusCode(),
                        complaint(sent, answer).map(text -> text + "\n" + shown(sent, answer))));
            } catch (IOException e) {
                outcomes.add(new Outcome(sent, 0, Optional.of("no answer: " + e + "\n" + shown(sent))));
            }
        }
        return outcomes;
    }

    private static Optional<String> complaint(Sent sent, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status >= 500) {
            return Optional.of("a failure: " + status);
        }
        if (sent.documented() && !sent.operation().statuses().contains(status)) {
            return Optional.of("not documented for " + sent.operation() + ": " + status);
        }
        boolean hasBody = answer.body().length > 0;
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (status >= 400 && hasBody && !type.startsWith("application/problem+json")) {
            return Optional.of("a refusal without a problem: " + status + " " + type);
        }
        return status >= 400 && hasBody ? complaint(answer.body(), status) : Optional.empty();
    }

    private static Optional<String> complaint(byte[] body, int status) {
        try {
            JsonNode problem = JSON.readTree(body);
            boolean isWhole = problem.path("status").asInt() == status
                    && !problem.path("title").asText().isEmpty();
            return isWhole
                    ? PROBLEMS.mistake(problem.path("type").asText(), status)
                    : Optional.of("a problem that says too little: " + status);
        } catch (IOException e) {
            return Optional.of("a problem that is no JSON: " + status);
        }
    }

    private String openTicket(SharedStack.Running running) throws Exception {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(URI.create(running.stack().url(Part.TICKET) + "/tickets"))
                        .header("Authorization", "Bearer " + running.stack().apiKey())
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"subject\":\"Printer on fire\",\"priority\":\"P1\",\"customer\":{\"name\":\"Ada\"}}"))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(201);
        return JSON.readTree(answer.body()).path("id").asText();
    }

    private static Map<Integer, Integer> tally(List<Outcome> outcomes) {
        Map<Integer, Integer> tally = new TreeMap<>();
        outcomes.forEach(outcome -> tally.merge(outcome.status(), 1, Integer::sum));
        return tally;
    }

    private static String shown(Sent sent, HttpResponse<byte[]> answer) {
        return shown(sent) + "\nanswer: " + cut(answer.body());
    }

    private static String shown(Sent sent) {
        return sent.request().method() + " " + sent.request().uri() + " "
                + sent.request().headers().map().keySet() + "\nbody: " + cut(sent.body());
    }

    private static String cut(byte[] text) {
        String all = new String(text, StandardCharsets.UTF_8);
        return all.length() > 600 ? all.substring(0, 600) + "... (" + text.length + " bytes)" : all;
    }
}
